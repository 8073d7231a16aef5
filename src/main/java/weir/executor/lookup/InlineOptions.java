package weir.executor.lookup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.template.LookupSignatures;

/**
 * A term with options behind it, as older playbooks write them: {@code name length=12
 * chars=digits}.
 *
 * @param term what stands before the first option
 * @param options those of the term, over those of the call
 */
record InlineOptions(String term, Map<String, @Nullable Object> options) {

  /** Takes a term of this lookup apart at the options it may have. */
  static InlineOptions of(
      String text, String lookup, Map<String, ? extends @Nullable Object> outer) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>(outer);
    Pattern option =
        Pattern.compile(
            "(?:^|\\s)(%s)=(\"[^\"]*\"|'[^']*'|\\S*)"
                .formatted(String.join("|", LookupSignatures.options(lookup))));
    Matcher matcher = option.matcher(text);
    int end = text.length();
    while (matcher.find()) {
      end = Math.min(end, matcher.start());
      options.put(matcher.group(1), unquoted(matcher.group(2)));
    }
    return new InlineOptions(text.substring(0, end).strip(), options);
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
