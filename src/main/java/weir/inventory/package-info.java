/**
 * Hosts and groups: inventory sources (INI, YAML, scripts, directories, host lists), group_vars and
 * host_vars beside them, host patterns and limits. Values of variables stay YAML nodes.
 *
 * <p>Uses {@code source} and {@code yaml}. Processes are started, and vaults opened, by what the
 * caller puts in {@link weir.inventory.InventoryOptions}.
 */
@org.jspecify.annotations.NullMarked
package weir.inventory;
