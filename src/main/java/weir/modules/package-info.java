/**
 * The built-in modules, one class each, their scripts in the resources of the same path; {@link
 * weir.modules.Modules} lists them.
 *
 * <p>Uses {@code source}, {@code module}, {@code facts}. Knows no connection, file or socket: it
 * decides, the engine does.
 */
@org.jspecify.annotations.NullMarked
package weir.modules;
