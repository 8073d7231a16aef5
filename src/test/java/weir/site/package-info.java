/** The site play, on real systemd hosts, by the packaged program. */
@org.jspecify.annotations.NullMarked
package weir.site;
