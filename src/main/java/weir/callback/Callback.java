package weir.callback;

/** Told of everything that happens in a run, one event at a time, in order. */
@FunctionalInterface
public interface Callback {

  /** One thing happened. Must not throw and must not take long. */
  void on(Event event);
}
