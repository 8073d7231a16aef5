package weir.template.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.Nearest;
import weir.template.value.Arguments;
import weir.template.value.Signature;
import weir.template.value.Truth;
import weir.template.value.Types;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** All filters by name. */
public final class Filters {
  private static final Set<String> DIRECT =
      Set.of("default", "d", "mandatory", "type_debug", "items", "from_yaml");
  private static final List<Set<String>> FAMILIES =
      List.of(
          DIRECT,
          TextFilters.NAMES,
          LayoutFilters.NAMES,
          NumberFilters.NAMES,
          SequenceFilters.NAMES,
          SelectionFilters.NAMES,
          SetFilters.NAMES,
          CombinationFilters.NAMES,
          DictFilters.NAMES,
          RegexFilters.NAMES,
          DataFilters.NAMES,
          DigestFilters.NAMES,
          PathFilters.NAMES,
          TimeFilters.NAMES,
          RandomFilters.NAMES,
          AddressFilters.NAMES,
          ShellFilters.NAMES,
          VaultFilters.NAMES);

  private Filters() {}

  /** The name without a collection in front. */
  public static String plain(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** True when there is a filter of this name. */
  public static boolean known(String name) {
    String plain = plain(name);
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
    return FilterSignatures.FILTERS.get(plain(name));
  }

  /** What the filter makes of its input. */
  public static @Nullable Object apply(
      String qualified, @Nullable Object input, Arguments a, FilterContext context) {
    String name = plain(qualified);
    Signature signature = FilterSignatures.FILTERS.get(name);
    if (signature != null) {
      signature.check(a);
    }
    if (DIRECT.contains(name)) {
      return direct(name, input, a);
    }
    if (TextFilters.NAMES.contains(name)) {
      return TextFilters.apply(name, defined(input), a);
    }
    if (SequenceFilters.NAMES.contains(name)) {
      return SequenceFilters.apply(name, defined(input), a, context);
    }
    if (SelectionFilters.NAMES.contains(name)) {
      return SelectionFilters.apply(name, defined(input), a, context);
    }
    if (NumberFilters.NAMES.contains(name)) {
      return NumberFilters.apply(name, defined(input), a);
    }
    if (RegexFilters.NAMES.contains(name)) {
      return RegexFilters.apply(name, defined(input), a, context);
    }
    if (DictFilters.NAMES.contains(name)) {
      return DictFilters.apply(name, defined(input), a);
    }
    if (SetFilters.NAMES.contains(name)) {
      return SetFilters.apply(name, defined(input), a);
    }
    return rarer(name, qualified, defined(input), a, context);
  }

  private static @Nullable Object rarer(
      String name, String qualified, @Nullable Object input, Arguments a, FilterContext context) {
    if (ShellFilters.NAMES.contains(name)) {
      return ShellFilters.apply(name, input, a);
    }
    if (DataFilters.NAMES.contains(name)) {
      return DataFilters.apply(name, input, a);
    }
    if (PathFilters.NAMES.contains(name)) {
      return PathFilters.apply(name, input, a, context);
    }
    if (LayoutFilters.NAMES.contains(name)) {
      return LayoutFilters.apply(name, input, a);
    }
    if (DigestFilters.NAMES.contains(name)) {
      return DigestFilters.apply(name, input, a);
    }
    if (CombinationFilters.NAMES.contains(name)) {
      return CombinationFilters.apply(name, input, a);
    }
    if (TimeFilters.NAMES.contains(name)) {
      return TimeFilters.apply(name, input, a, context);
    }
    if (RandomFilters.NAMES.contains(name)) {
      return RandomFilters.apply(name, input, a);
    }
    if (AddressFilters.NAMES.contains(name)) {
      return AddressFilters.apply(name, input, a);
    }
    if (VaultFilters.NAMES.contains(name)) {
      return VaultFilters.apply(name, input, a);
    }
    throw unknown(qualified);
  }

  /** The failure that using a filter is which does not exist. */
  public static ValueException unknown(String name) {
    return ValueException.unknown(
        "No filter named '%s'.".formatted(name), Nearest.question(plain(name), all()));
  }

  private static @Nullable Object defined(@Nullable Object input) {
    return input instanceof Undefined undefined ? undefined.used() : input;
  }

  /** The filters that may be given something undefined. */
  private static @Nullable Object direct(String name, @Nullable Object input, Arguments a) {
    return switch (name) {
      case "default", "d" -> {
        boolean empty =
            input instanceof Undefined || (a.flag(1, "boolean", false) && !Truth.of(input));
        yield empty ? a.get(0, "default_value", "") : input;
      }
      case "mandatory" -> {
        if (!(input instanceof Undefined undefined)) {
          yield input;
        }
        String message = a.textOrNull(0, "msg");
        String named = undefined.name() == null ? "" : "'%s' ".formatted(undefined.name());
        throw new ValueException(
            message == null ? "Mandatory variable %s not defined.".formatted(named) : message);
      }
      case "from_yaml" -> input instanceof Undefined ? input : YamlText.read(input, false);
      case "items" ->
          input instanceof Undefined ? new ArrayList<@Nullable Object>() : DictFilters.items(input);
      default -> Types.name(input);
    };
  }
}
