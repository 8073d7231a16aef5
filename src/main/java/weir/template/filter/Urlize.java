package weir.template.filter;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import weir.template.value.Arguments;
import weir.template.value.Rows;
import weir.template.value.Text;
import weir.template.value.ValueException;

/** Addresses in a text as links of HTML. */
final class Urlize {
  private static final Pattern WEB =
      Pattern.compile(
          "(?:(?:https?://|www\\.)(?:(?:[\\w%-]+\\.)+)?(?:[a-z]{2,63}|xn--[\\w%]{2,59})"
              + "|(?:[\\w%-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)"
              + "|https?://(?:\\d{1,3}(?:\\.\\d{1,3}){3}"
              + "|\\[(?:[\\da-f]{0,4}:){2}(?:[\\da-f]{0,4}:?){1,6}\\]))"
              + "(?::\\d{1,5})?(?:[/?#]\\S*)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern MAIL =
      Pattern.compile("\\S+@\\w[\\w.-]*\\.\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern WORD = Pattern.compile("\\s+|\\S+");
  private static final Pattern HEAD = Pattern.compile("(?:[(<]|&lt;)+");
  private static final Pattern TAIL = Pattern.compile("(?:[)>.,\\n]|&gt;)+$");
  private static final List<List<String>> BRACKETS =
      List.of(List.of("(", ")"), List.of("<", ">"), List.of("&lt;", "&gt;"));

  private final long limit;
  private final String attributes;
  private final List<String> schemes;

  private Urlize(Arguments a) {
    limit = a.whole(0, "trim_url_limit", Long.MAX_VALUE);
    TreeSet<String> rel = new TreeSet<>(List.of("noopener"));
    rel.addAll(List.of(a.text(3, "rel", "noopener").split(" +", -1)));
    if (a.flag(1, "nofollow", false)) {
      rel.add("nofollow");
    }
    String target = a.textOrNull(2, "target");
    attributes =
        " rel=\"%s\"".formatted(TextFilters.escape(String.join(" ", rel)))
            + (target == null ? "" : " target=\"%s\"".formatted(TextFilters.escape(target)));
    Object more = a.get(4, "extra_schemes", null);
    schemes = more == null ? List.of() : Rows.of(more).stream().map(Text::str).toList();
    for (String scheme : schemes) {
      if (!scheme.matches("[\\w.+-]{2,}:(//)?")) {
        throw new ValueException("'%s' is not a valid URI scheme prefix.".formatted(scheme));
      }
    }
  }

  static String of(String text, Arguments a) {
    Urlize urlize = new Urlize(a);
    return WORD.matcher(TextFilters.escape(text))
        .results()
        .map(word -> urlize.word(word.group()))
        .collect(Collectors.joining());
  }

  private String word(String word) {
    Matcher head = HEAD.matcher(word);
    String before = head.lookingAt() ? head.group() : "";
    String middle = word.substring(before.length());
    Matcher tail = TAIL.matcher(middle);
    String after = tail.find() ? tail.group() : "";
    middle = middle.substring(0, middle.length() - after.length());
    for (List<String> pair : BRACKETS) {
      long open = count(middle, pair.getFirst()) - count(middle, pair.getLast());
      for (long n = Math.min(count(middle, pair.getFirst()), count(after, pair.getLast()));
          open > 0 && n > 0;
          n--) {
        int end = after.indexOf(pair.getLast()) + pair.getLast().length();
        middle += after.substring(0, end);
        after = after.substring(end);
      }
    }
    return before + link(middle) + after;
  }

  private String link(String text) {
    if (WEB.matcher(text).matches()) {
      boolean whole = text.startsWith("https://") || text.startsWith("http://");
      return anchor(whole ? text : "https://" + text, text);
    }
    if (text.startsWith("mailto:") && MAIL.matcher(text.substring(7)).matches()) {
      return "<a href=\"%s\">%s</a>".formatted(text, text.substring(7));
    }
    if (text.contains("@")
        && !text.startsWith("www.")
        && !text.contains(":")
        && MAIL.matcher(text).matches()) {
      return "<a href=\"mailto:%s\">%s</a>".formatted(text, text);
    }
    return schemes.stream().anyMatch(scheme -> text.startsWith(scheme) && !text.equals(scheme))
        ? anchor(text, text)
        : text;
  }

  private String anchor(String address, String text) {
    String shown =
        text.length() > limit ? text.substring(0, (int) Math.max(0, limit)) + "..." : text;
    return "<a href=\"%s\"%s>%s</a>".formatted(address, attributes, shown);
  }

  private static long count(String text, String part) {
    return ((long) text.length() - text.replace(part, "").length()) / part.length();
  }
}
