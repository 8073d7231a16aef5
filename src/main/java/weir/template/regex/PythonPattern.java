package weir.template.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import weir.template.value.Tuple;
import weir.template.value.ValueException;

/** A regular expression as Python writes it. */
public final class PythonPattern {
  private final Pattern pattern;
  private final Map<String, Integer> names;
  private final long deadline;

  private PythonPattern(Pattern pattern, Map<String, Integer> names, long deadline) {
    this.pattern = pattern;
    this.names = names;
    this.deadline = deadline;
  }

  /** The pattern of this text; no use of it lasts beyond the deadline. */
  public static PythonPattern of(
      String source, boolean ignoreCase, boolean multiline, long deadline) {
    Translation translation = Translation.of(source);
    int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS;
    flags |= ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    flags |= multiline ? Pattern.MULTILINE : 0;
    try {
      return new PythonPattern(
          Pattern.compile(translation.pattern(), flags), translation.names(), deadline);
    } catch (PatternSyntaxException e) {
      throw new ValueException(
          "invalid regular expression '%s': %s".formatted(source, e.getDescription()));
    }
  }

  private Matcher matcher(String text) {
    return pattern.matcher(new TimedText(text, deadline));
  }

  /** Whether it matches anywhere. */
  public boolean search(String text) {
    return matcher(text).find();
  }

  /** Whether it matches at the start. */
  public boolean match(String text) {
    return matcher(text).lookingAt();
  }

  /** Whether it matches all of the text. */
  public boolean fullMatch(String text) {
    return matcher(text).matches();
  }

  /** The first match, or null. */
  public @Nullable String find(String text) {
    Matcher matcher = matcher(text);
    return matcher.find() ? matcher.group() : null;
  }

  /** These groups of the first match (numbers or names), or null without one. */
  public @Nullable List<@Nullable Object> groups(String text, List<String> wanted) {
    Matcher matcher = matcher(text);
    if (!matcher.find()) {
      return null;
    }
    List<@Nullable Object> found = new ArrayList<>();
    for (String group : wanted) {
      found.add(matcher.group(number(group, matcher)));
    }
    return found;
  }

  private int number(String group, Matcher matcher) {
    Integer named = names.get(group);
    if (named != null) {
      return named;
    }
    if (!group.matches("\\d{1,3}")) {
      throw new ValueException("unknown group name '%s'".formatted(group));
    }
    int number = Integer.parseInt(group);
    if (number > matcher.groupCount()) {
      throw new ValueException("invalid group reference %d".formatted(number));
    }
    return number;
  }

  /** All matches: texts, or tuples when there are several groups. */
  public List<@Nullable Object> findAll(String text) {
    Matcher matcher = matcher(text);
    List<@Nullable Object> all = new ArrayList<>();
    while (matcher.find()) {
      switch (matcher.groupCount()) {
        case 0 -> all.add(matcher.group());
        case 1 -> all.add(textOf(matcher.group(1)));
        default -> {
          List<@Nullable Object> groups = new ArrayList<>();
          for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(textOf(matcher.group(i)));
          }
          all.add(new Tuple(groups));
        }
      }
    }
    return all;
  }

  private static String textOf(@Nullable String group) {
    return group == null ? "" : group;
  }

  /** The text with matches replaced, all of them when the count is 0. */
  public String replace(String text, String replacement, long count) {
    Matcher matcher = matcher(text);
    StringBuilder out = new StringBuilder();
    int at = 0;
    long done = 0;
    while ((count <= 0 || done < count) && matcher.find()) {
      out.append(text, at, matcher.start());
      expand(replacement, matcher, out);
      at = matcher.end();
      done++;
      if (out.length() > weir.template.value.Sizes.MOST_CHARACTERS) {
        throw ValueException.limit("the text is too long");
      }
    }
    return out.append(text, at, text.length()).toString();
  }

  private void expand(String replacement, Matcher matcher, StringBuilder out) {
    int i = 0;
    while (i < replacement.length()) {
      char c = replacement.charAt(i++);
      if (c != '\\' || i == replacement.length()) {
        out.append(c);
        continue;
      }
      char kind = replacement.charAt(i++);
      if (kind == 'g' && i < replacement.length() && replacement.charAt(i) == '<') {
        int end = replacement.indexOf('>', i);
        if (end < 0) {
          throw new ValueException("missing >, unterminated name");
        }
        out.append(textOf(matcher.group(number(replacement.substring(i + 1, end), matcher))));
        i = end + 1;
      } else if (kind >= '1' && kind <= '9') {
        int end = i;
        if (end < replacement.length() && Character.isDigit(replacement.charAt(end))) {
          end++;
        }
        out.append(textOf(matcher.group(number(replacement.substring(i - 1, end), matcher))));
        i = end;
      } else {
        out.append(
            switch (kind) {
              case 'n' -> "\n";
              case 't' -> "\t";
              case 'r' -> "\r";
              case 'a' -> "\u0007";
              case 'f' -> "\f";
              case 'v' -> "\u000b";
              case 'b' -> "\b";
              case '0' -> "\0";
              case '\\' -> "\\";
              default -> {
                if (kind < 128 && Character.isLetter(kind)) {
                  throw new ValueException("bad escape \\%s".formatted(kind));
                }
                yield "\\" + kind;
              }
            });
      }
    }
  }

  /** The text with all that means something in a pattern escaped. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }
}
