package weir.cli.command;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * Hands on what an option was given. The last value is kept, for picocli adds to it when an option
 * is given again.
 */
final class Slot<V> implements IGetter, ISetter {
  private final Consumer<V> to;
  private @Nullable V value;

  Slot(Consumer<V> to) {
    this.to = to;
  }

  /** A slot for an option that may be given again and again. */
  static <T> Slot<List<T>> filling(List<T> list) {
    return new Slot<>(given -> {
      list.clear();
      list.addAll(given);
    });
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  public <T> T get() {
    return (T) value;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T set(T given) {
    // Before it reads a command line picocli sets what it takes for the initial value: null.
    if (given != null) {
      value = (V) given;
      to.accept((V) given);
    }
    return given;
  }
}
