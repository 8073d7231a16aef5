package weir.executor.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.template.LookupCall;
import weir.template.value.Text;
import weir.template.value.Undefined;

/** The terms of a call as texts. */
final class Terms {
  private Terms() {}

  /** All of them, lists among them opened. */
  static List<String> of(LookupCall call) {
    List<String> texts = new ArrayList<>();
    add(call.terms(), texts);
    return texts;
  }

  /** One result for each. */
  static List<@Nullable Object> map(
      LookupCall call, Function<String, ? extends @Nullable Object> work) {
    List<@Nullable Object> results = new ArrayList<>();
    for (String term : of(call)) {
      results.add(work.apply(term));
    }
    return results;
  }

  private static void add(List<?> terms, List<String> texts) {
    for (Object term : terms) {
      switch (term) {
        case null -> texts.add(Text.str(null));
        case Undefined undefined -> texts.add(undefined.used());
        case List<?> several -> add(several, texts);
        case Object other -> texts.add(Text.str(other));
      }
    }
  }
}
