package weir.inventory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.source.Span;

/**
 * Which hosts are meant: names, groups, wildcards, {@code ~regex}, slices; joined, excluded with
 * {@code !}, intersected with {@code &}.
 *
 * @param terms in the order in which they apply: unions, then intersections, then exclusions
 */
public record HostPattern(List<Term> terms) {
  private static final Pattern COLON_SEPARATED =
      Pattern.compile("(?:[^\\s:\\[\\]]|\\[[^\\]]*\\])+");

  /** What a term does with the hosts it matches. */
  public enum Effect {
    /** Adds them. */
    ADD,
    /** Keeps only them. */
    INTERSECT,
    /** Takes them away. */
    EXCLUDE
  }

  /** One part of a pattern, without its {@code !} or {@code &}. */
  public record Term(Effect effect, String text, @Nullable Span span) {}

  /** Sorts the terms; without a term that adds, all hosts are meant. */
  public HostPattern {
    List<Term> given = terms;
    List<Term> sorted = new ArrayList<>();
    for (Effect effect : Effect.values()) {
      given.stream().filter(term -> term.effect() == effect).forEach(sorted::add);
      if (effect == Effect.ADD && sorted.isEmpty()) {
        sorted.add(new Term(Effect.ADD, InventoryDraft.ALL, null));
      }
    }
    terms = List.copyOf(sorted);
  }

  /** Every host of the inventory. */
  public static HostPattern all() {
    return new HostPattern(List.of());
  }

  /** A pattern as it stands in {@code hosts:} or on the command line. */
  public static HostPattern of(String text, @Nullable Span span) {
    return new HostPattern(split(text).map(part -> term(part, span)).toList());
  }

  /** Several, as a list in {@code hosts:} gives them. */
  public static HostPattern of(List<String> texts, @Nullable Span span) {
    return new HostPattern(
        texts.stream().flatMap(HostPattern::split).map(part -> term(part, span)).toList());
  }

  /** A pattern of {@code --limit}, in which {@code @file} stands for the lines of that file. */
  public static HostPattern limit(String text) {
    SourceFile option = new SourceFile("--limit", text);
    List<Term> terms = new ArrayList<>();
    split(text)
        .forEach(part -> {
          int start = Math.max(0, text.indexOf(part));
          Span span = option.span(start, start + part.length());
          if (part.startsWith("@")) {
            fromFile(file(part.substring(1), span), terms);
          } else {
            terms.add(term(part, span));
          }
        });
    return new HostPattern(terms);
  }

  private static SourceFile file(String name, Span span) {
    Path path = Path.of(name);
    if (!Files.isRegularFile(path)) {
      throw new DiagnosticException(
          Diagnostic.error("there is no file '%s'".formatted(name), span)
              .withDetail("After @ stands the name of a file with one pattern on each line."));
    }
    return new TextFiles(Decryptor.none()).read(path);
  }

  private static void fromFile(SourceFile file, List<Term> terms) {
    int start = 0;
    for (String line : file.text().split("\n", -1)) {
      String name = line.strip();
      if (!name.isEmpty()) {
        int from = start + line.indexOf(name);
        terms.add(term(name, file.span(from, from + name.length())));
      }
      start += line.length() + 1;
    }
  }

  private static Stream<String> split(String text) {
    if (text.contains(",")) {
      return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }
    if (HostAddress.parse(text) != null) {
      return Stream.of(text.strip());
    }
    List<String> parts = new ArrayList<>();
    Matcher matcher = COLON_SEPARATED.matcher(text);
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts.stream();
  }

  private static Term term(String part, @Nullable Span span) {
    Effect effect =
        switch (part.charAt(0)) {
          case '!' -> Effect.EXCLUDE;
          case '&' -> Effect.INTERSECT;
          default -> Effect.ADD;
        };
    String text = effect == Effect.ADD ? part : part.substring(1);
    if (text.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error("nothing follows '%s' in the host pattern".formatted(part), span)
              .withHint("Name a group or host right behind it."));
    }
    return new Term(effect, text, span);
  }
}
