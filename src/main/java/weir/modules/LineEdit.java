package weir.modules;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts {@code lineinfile}'s line among the lines of a file. */
final class LineEdit {
  private final LineInFileModule.Params params;
  private final List<String> lines;
  private final String line;
  private final @Nullable Pattern regexp;
  private final @Nullable Pattern anchor;

  /** Where the wanted line stands in some form, and where a new one would go; -1 for nowhere. */
  private int found = -1;

  private int place = -1;
  private @Nullable Matcher match;

  LineEdit(LineInFileModule.Params params, List<String> lines) {
    this.params = params;
    this.lines = lines;
    this.line = Objects.requireNonNull(params.line());
    this.regexp = compile(params.regexp());
    String after = params.insertafter();
    String before = params.insertbefore();
    String words = after == null ? before : after;
    this.anchor = "BOF".equals(words) || "EOF".equals(words) ? null : compile(words);
  }

  /** What {@code state: absent} removes. */
  static Predicate<String> unwanted(LineInFileModule.Params params) {
    Pattern pattern = compile(params.regexp());
    if (pattern != null) {
      return one -> pattern.matcher(one).find();
    }
    String part = params.searchString();
    return part != null ? one -> one.contains(part) : one -> Lines.bare(one).equals(params.line());
  }

  /** Changes the lines and says what was done; "" for nothing. */
  String run() {
    search();
    if (found >= 0) {
      String wanted =
          Lines.ended(params.backrefs() && match != null ? PythonRegex.expand(line, match) : line);
      if (lines.get(found).equals(wanted)) {
        return "";
      }
      lines.set(found, wanted);
      return "line replaced";
    }
    if (params.backrefs()) {
      return "";
    }
    if ("BOF".equals(params.insertbefore()) || "BOF".equals(params.insertafter())) {
      place = 0;
    } else if (place < 0) {
      place = lines.size();
    } else if (params.insertafter() != null && stands(place == lines.size() ? place - 1 : place)) {
      return "";
    }
    if (place == lines.size()) {
      Lines.endLast(lines);
    }
    lines.add(place, line + "\n");
    return "line added";
  }

  String text() {
    return String.join("", lines);
  }

  private boolean stands(int at) {
    return Lines.bare(lines.get(at)).equals(line);
  }

  private void search() {
    for (int i = 0; i < lines.size() && !(found >= 0 && params.firstmatch()); i++) {
      if (matches(lines.get(i))) {
        found = i;
      }
    }
    if (found >= 0) {
      return;
    }
    for (int i = 0; i < lines.size() && !(place >= 0 && params.firstmatch()); i++) {
      if (stands(i)) {
        found = i;
      } else if (anchor != null && anchor.matcher(lines.get(i)).find()) {
        place = params.insertafter() == null ? i : i + 1;
      }
    }
  }

  private boolean matches(String one) {
    if (regexp != null) {
      Matcher matcher = regexp.matcher(one);
      if (matcher.find()) {
        match = matcher;
        return true;
      }
      return false;
    }
    String part = params.searchString();
    return part != null && one.contains(part);
  }

  private static @Nullable Pattern compile(@Nullable String source) {
    return source == null ? null : PythonRegex.compile(source, 0);
  }
}
