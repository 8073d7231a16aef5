/**
 * YAML 1.1 text to a sealed tree of nodes, each with its place in the file. The only user of
 * snakeyaml.
 *
 * <p>Uses {@code source}.
 */
@org.jspecify.annotations.NullMarked
package weir.yaml;
