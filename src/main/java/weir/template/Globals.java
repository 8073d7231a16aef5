package weir.template;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Attributed;
import weir.template.value.Attributes;
import weir.template.value.Builtins;
import weir.template.value.Function;
import weir.template.value.Namespace;
import weir.template.value.Rows;
import weir.template.value.Strftime;
import weir.template.value.Text;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** The functions every template can call. A variable of the same name hides them. */
final class Globals {
  static final Set<String> NAMES =
      Set.of(
          "range",
          "dict",
          "namespace",
          "lookup",
          "query",
          "q",
          "now",
          "undef",
          "cycler",
          "joiner",
          "lipsum");

  private Globals() {}

  /** The global of this name, or {@link Variables#ABSENT}. */
  static @Nullable Object get(String name, Rendering rendering) {
    return switch (name) {
      case "range" -> (Function) Builtins::range;
      case "dict" -> (Function) Builtins::dict;
      case "namespace" -> (Function) Globals::namespace;
      case "lookup" -> (Function) a -> LookupRunner.lookup(a, rendering);
      case "query", "q" -> (Function) a -> LookupRunner.query(a, rendering);
      case "now" -> (Function) a -> now(a, rendering);
      case "undef" ->
          (Function)
              a ->
                  Undefined.because(
                      a.text(0, "hint", "Mandatory variable has not been overridden"));
      case "cycler" -> (Function) a -> new Cycler(a.all());
      case "joiner" -> (Function) a -> joiner(a.text(0, "sep", ", "));
      case "lipsum" -> (Function) a -> "Lorem ipsum dolor sit amet.";
      default -> Variables.ABSENT;
    };
  }

  private static Object namespace(Arguments a) {
    Map<String, @Nullable Object> values = new java.util.LinkedHashMap<>();
    Builtins.dict(a).forEach((key, value) -> values.put(Text.str(key), value));
    return new Namespace(values);
  }

  private static Object now(Arguments a, Rendering rendering) {
    boolean utc = a.flag(0, "utc", false);
    var clock = rendering.clock();
    var moment = clock.instant().atZone(utc ? ZoneOffset.UTC : clock.getZone());
    String format = a.textOrNull(1, "fmt");
    LocalDateTime local = moment.toLocalDateTime();
    return format == null || format.isEmpty()
        ? local.truncatedTo(java.time.temporal.ChronoUnit.MICROS)
        : Strftime.format(format, moment);
  }

  private static Function joiner(String separator) {
    boolean[] used = {false};
    return a -> {
      String text = used[0] ? separator : "";
      used[0] = true;
      return text;
    };
  }

  /** Gives its items in turn, over and over. */
  private static final class Cycler implements Attributed {
    private final List<@Nullable Object> items;
    private int at;

    Cycler(List<@Nullable Object> items) {
      if (items.isEmpty()) {
        throw new ValueException("at least one item has to be provided");
      }
      this.items = new ArrayList<>(items);
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "current" -> items.get(at);
        case "next" ->
            (Function)
                a -> {
                  Object item = items.get(at);
                  at = (at + 1) % items.size();
                  return item;
                };
        case "reset" ->
            (Function)
                a -> {
                  at = 0;
                  return null;
                };
        default -> Attributes.missing(this, name);
      };
    }

    @Override
    public String text() {
      return "<Cycler of %d>".formatted(Rows.length(items));
    }
  }
}
