/** How a shell of another user is started: sudo, su, doas. Uses {@code connection}. */
@org.jspecify.annotations.NullMarked
package weir.become;
