package weir.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.template.value.Numbers;
import weir.template.value.PercentFormat;
import weir.template.value.Sizes;
import weir.template.value.Text;
import weir.template.value.ValueException;

/** Counts: {@code start=1 end=9 stride=2 format=%02d}, or {@code 1-9/2:%02d}. */
final class SequenceLookup {
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:(-?(?:0x)?[0-9a-fA-F]+)\\s*-\\s*)?(-?(?:0x)?[0-9a-fA-F]+)(?:\\s*/\\s*(-?(?:0x)?[0-9a-fA-F]+))?(?::(.*))?");

  private SequenceLookup() {}

  static List<@Nullable Object> run(LookupCall call) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Object term : call.terms()) {
      Map<String, String> options = new LinkedHashMap<>();
      call.options().forEach((key, value) -> options.put(key, Text.str(value)));
      parse(Text.str(term), options);
      count(options, all);
    }
    if (call.terms().isEmpty() && !call.options().isEmpty()) {
      Map<String, String> options = new LinkedHashMap<>();
      call.options().forEach((key, value) -> options.put(key, Text.str(value)));
      count(options, all);
    }
    return all;
  }

  private static void parse(String term, Map<String, String> options) {
    Matcher m = SHORT.matcher(term.strip());
    if (m.matches()) {
      put(options, "start", m.group(1));
      put(options, "end", m.group(2));
      put(options, "stride", m.group(3));
      put(options, "format", m.group(4));
      return;
    }
    for (String part : term.strip().split("\\s+", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new ValueException(
            "unknown error parsing with_sequence arguments: '%s'".formatted(term));
      }
      options.put(part.substring(0, equals), part.substring(equals + 1));
    }
  }

  private static void put(Map<String, String> options, String name, @Nullable String value) {
    if (value != null) {
      options.put(name, value);
    }
  }

  private static long number(Map<String, String> options, String name, long fallback) {
    String text = options.get(name);
    if (text == null) {
      return fallback;
    }
    Object value = Numbers.parseWhole(text, text.contains("0x") ? 16 : 10);
    if (value == null) {
      throw new ValueException("can't parse %s=%s as integer".formatted(name, text));
    }
    return Numbers.index(value);
  }

  private static void count(Map<String, String> options, List<@Nullable Object> all) {
    if (options.containsKey("count") == options.containsKey("end")) {
      throw new ValueException("must specify count or end in with_sequence");
    }
    long start = number(options, "start", 1);
    long stride = number(options, "stride", 1);
    long end;
    if (options.containsKey("count")) {
      long count = number(options, "count", 0);
      if (count == 0) {
        return;
      }
      end = start + count * stride - Long.signum(stride);
    } else {
      end = number(options, "end", 0);
    }
    if (stride > 0 && end < start) {
      throw new ValueException("to count backwards make stride negative");
    }
    if (stride < 0 && end > start) {
      throw new ValueException("to count forward don't make stride negative");
    }
    if (stride == 0) {
      return;
    }
    String format = options.getOrDefault("format", "%d");
    for (long i = start; stride > 0 ? i <= end : i >= end; i += stride) {
      Sizes.items(all.size() + 1L);
      all.add(PercentFormat.format(format, i));
    }
  }
}
