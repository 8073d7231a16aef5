/**
 * What a module is: parameters, probe, plan, actions, outcome, diff; and the catalog of them all.
 *
 * <p>Every module works in three steps. <em>Observe</em>: a read-only {@link weir.module.Probe}
 * runs on the host. <em>Decide</em>: a pure function from parameters and observed state to a {@link
 * weir.module.Plan}. <em>Act</em>: the engine, never the module, carries the plan's {@link
 * weir.module.Action}s out.
 *
 * <p>Uses {@code source}, {@code yaml}, {@code facts}, {@code libcrypto}.
 */
@org.jspecify.annotations.NullMarked
package weir.module;
