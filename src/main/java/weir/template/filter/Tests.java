package weir.template.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.Nearest;
import weir.template.value.Arguments;
import weir.template.value.Signature;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** All tests by name. */
public final class Tests {
  private static final Set<String> MAY_BE_UNDEFINED = Set.of("sameas", "in", "uri", "url", "urn");
  private static final Set<String> DIRECT = Set.of("defined", "undefined");
  private static final List<Set<String>> FAMILIES =
      List.of(
          DIRECT,
          TypeTests.NAMES,
          ComparisonTests.NAMES,
          ResultTests.NAMES,
          ContentTests.NAMES,
          PathTests.NAMES);

  private Tests() {}

  /** True when there is a test of this name. */
  public static boolean known(String name) {
    String plain = Filters.plain(name);
    for (Set<String> family : FAMILIES) {
      if (family.contains(plain)) {
        return true;
      }
    }
    return false;
  }

  /** Every name, for the nearest spelling. */
  public static List<String> all() {
    List<String> all = new ArrayList<>();
    FAMILIES.forEach(all::addAll);
    Collections.sort(all);
    return all;
  }

  /** Which arguments it takes, where that is written down. */
  public static @Nullable Signature signature(String name) {
    return FilterSignatures.TESTS.get(Filters.plain(name));
  }

  /** Whether the value passes the test. */
  public static boolean apply(
      String qualified, @Nullable Object value, Arguments a, FilterContext context) {
    String name = Filters.plain(qualified);
    Signature signature = FilterSignatures.TESTS.get(name);
    if (signature != null) {
      signature.check(a);
    }
    if (DIRECT.contains(name)) {
      return name.equals("defined") != (value instanceof Undefined);
    }
    if (TypeTests.NAMES.contains(name) && !name.equals("iterable")) {
      return TypeTests.apply(name, value);
    }
    Object defined =
        value instanceof Undefined undefined && !MAY_BE_UNDEFINED.contains(name)
            ? undefined.used()
            : value;
    if (name.equals("iterable")) {
      return TypeTests.apply(name, defined);
    }
    if (ComparisonTests.NAMES.contains(name)) {
      return ComparisonTests.apply(name, defined, a);
    }
    if (ResultTests.NAMES.contains(name)) {
      return ResultTests.apply(name, defined);
    }
    if (ContentTests.NAMES.contains(name)) {
      return ContentTests.apply(name, defined, a, context);
    }
    if (PathTests.NAMES.contains(name)) {
      return PathTests.apply(name, defined, a, context);
    }
    throw unknown(qualified);
  }

  /** The failure that asking a test is which does not exist. */
  public static ValueException unknown(String name) {
    return ValueException.unknown(
        "No test named '%s'.".formatted(name), Nearest.question(Filters.plain(name), all()));
  }
}
