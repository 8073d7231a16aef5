/**
 * One task on one host: bind, probe, decide, stop there when only checking, act, report.
 *
 * <p>Uses everything below it but {@code modules}, the renderers and the implementations of
 * connections.
 */
@org.jspecify.annotations.NullMarked
package weir.executor;
