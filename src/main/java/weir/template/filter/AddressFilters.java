package weir.template.filter;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.ValueException;

/** IP addresses and networks. */
final class AddressFilters {
  static final Set<String> NAMES = Set.of();

  private AddressFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    throw new ValueException("no filter " + name + a);
  }
}
