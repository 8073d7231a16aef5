/**
 * Events as the text Ansible prints: banners, a line a host, diffs, the recap.
 *
 * <p>Uses {@code source}, {@code module}, {@code callback}.
 */
@org.jspecify.annotations.NullMarked
package weir.callback.human;
