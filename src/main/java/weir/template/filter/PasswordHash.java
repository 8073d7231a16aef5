package weir.template.filter;

import weir.template.value.Arguments;
import weir.template.value.ValueException;

/** Password hashes of crypt. */
final class PasswordHash {
  private PasswordHash() {}

  static String of(String password, Arguments a) {
    throw new ValueException("password_hash " + password.length() + a);
  }
}
