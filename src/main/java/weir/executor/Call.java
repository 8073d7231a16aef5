package weir.executor;

import weir.module.AnyModule;
import weir.module.ControllerModule;
import weir.module.Module;

/** One bound run of a module: what is asked or done, where, as whom. */
sealed interface Call<P extends Record> {

  /** Runs on a host. */
  record OnHost<P extends Record, S>(Module<P, S> module, P params, HostLink link, Origin origin)
      implements Call<P> {}

  /** Runs on the control machine. */
  record OnController<P extends Record>(
      ControllerModule<P> module, P params, HostLink link, Origin origin) implements Call<P> {}

  /** The call of a module with its parameters. */
  static <P extends Record> Call<P> of(
      AnyModule<P> module, P params, HostLink link, Origin origin) {
    return switch (module) {
      case Module<P, ?> onHost -> onHost(onHost, params, link, origin);
      case ControllerModule<P> controller -> new OnController<>(controller, params, link, origin);
    };
  }

  private static <P extends Record, S> Call<P> onHost(
      Module<P, S> module, P params, HostLink link, Origin origin) {
    return new OnHost<>(module, params, link, origin);
  }
}
