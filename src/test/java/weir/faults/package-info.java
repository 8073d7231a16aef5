/**
 * What breaks while Weir works: links, hosts, disks, services, Weir itself. One test for each fault
 * a deployer must survive, F01 to F25, on hosts with systemd and a real sshd; then faults at random
 * points. {@code -Dweir.faults=random,N=200} runs so many random ones; every build runs a few.
 */
@org.jspecify.annotations.NullMarked
package weir.faults;
