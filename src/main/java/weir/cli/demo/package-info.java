/**
 * {@code weir demo}: Debian hosts with systemd in containers on this machine, and a playbook run
 * against them.
 *
 * <p>May use {@code source} and picocli; the play itself is run through {@link
 * weir.cli.demo.PlaybookRun}, which the composition root gives. The integration tests start their
 * hosts from the same image and settings.
 */
@org.jspecify.annotations.NullMarked
package weir.cli.demo;
