/**
 * In which order the tasks of a play run on its hosts: linear with lookahead, serial batches,
 * failure limits, handlers; one thread a host.
 *
 * <p>Uses {@code executor}, {@code playbook}, {@code inventory}, {@code callback} and what those
 * stand on.
 */
@org.jspecify.annotations.NullMarked
package weir.strategy;
