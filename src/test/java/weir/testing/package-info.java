/** What integration tests stand on: Debian hosts with systemd in containers. */
@org.jspecify.annotations.NullMarked
package weir.testing;
