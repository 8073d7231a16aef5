package weir.template;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weir.source.Positions;
import weir.source.SourceFile;
import weir.source.Span;
import weir.template.syntax.Dialect;

/**
 * Text the author of a playbook wrote to be evaluated. No other text ever is. It is compared by
 * identity, and parsed once.
 */
public final class Template {

  /** Where the text stands, which decides how it is read. */
  public enum Kind {
    /** A YAML scalar: native result, backslashes in strings between braces stay. */
    VALUE,
    /** An expression and nothing else. */
    EXPRESSION,
    /**
     * A bare expression, which may hold others in braces: {@code when}, {@code until}, {@code that}
     * and so on.
     */
    CONDITION,
    /** A template file: always text, block lines trimmed. */
    FILE
  }

  private final String source;
  private final Positions positions;
  private final Kind kind;
  private final Map<String, String> settings;
  private volatile @Nullable Parsed parsed;

  /** The parsed text, and how it was to be cut up. */
  private record Parsed(Program program, @Nullable Dialect inherited) {}

  private Template(String source, Positions positions, Kind kind) {
    this(source, positions, kind, Map.of());
  }

  private Template(String source, Positions positions, Kind kind, Map<String, String> settings) {
    this.source = source;
    this.positions = positions;
    this.kind = kind;
    this.settings = settings;
  }

  /** A YAML scalar with template marks. */
  public static Template value(String source, Positions positions) {
    return new Template(source, positions, Kind.VALUE);
  }

  /** A bare expression. */
  public static Template condition(String source, Positions positions) {
    return new Template(source, positions, Kind.CONDITION);
  }

  /** An expression as it stands between braces. */
  public static Template expression(String source, Positions positions) {
    return new Template(source, positions, Kind.EXPRESSION);
  }

  /** A template file. */
  public static Template file(SourceFile file) {
    return new Template(file.text(), file::span, Kind.FILE);
  }

  /**
   * A template file that is cut up in its own way.
   *
   * @param settings as a {@code #jinja2:} line at its head would give them, which still wins
   */
  public static Template file(SourceFile file, Map<String, String> settings) {
    return new Template(file.text(), file::span, Kind.FILE, Map.copyOf(settings));
  }

  /** True when a text holds marks that make it a template. */
  public static boolean marked(String text) {
    int brace = text.indexOf('{');
    while (brace >= 0 && brace + 1 < text.length()) {
      char next = text.charAt(brace + 1);
      if (next == '{' || next == '%' || next == '#') {
        return true;
      }
      brace = text.indexOf('{', brace + 1);
    }
    return false;
  }

  /** The text as decoded from YAML, or of the whole file. */
  public String source() {
    return source;
  }

  /** How the text is read. */
  public Kind kind() {
    return kind;
  }

  /** How a file is cut up, where that is not the usual way. */
  Map<String, String> settings() {
    return settings;
  }

  /** Where a stretch of the text stands in its file. */
  public Span span(int start, int end) {
    return positions.span(start, end);
  }

  /** Where all of it stands. */
  public Span span() {
    return positions.span(0, source.length());
  }

  /** The parsed text; a second thread may parse it once more, to the same result. */
  Program program(Parsing parsing) {
    return program(parsing, null);
  }

  /** The parsed text, cut up as the template is that includes it. */
  Program program(Parsing parsing, @Nullable Dialect inherited) {
    Parsed known = parsed;
    if (known == null || !Objects.equals(known.inherited(), inherited)) {
      known = new Parsed(Program.parse(this, parsing, inherited), inherited);
      parsed = known;
    }
    return known.program();
  }

  /** The text itself, as diagnostics show it. */
  @Override
  public String toString() {
    return source;
  }
}
