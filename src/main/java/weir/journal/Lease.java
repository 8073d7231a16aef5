package weir.journal;

/**
 * The right to change a host, as the host's files have it.
 *
 * @param base the directory of the user's journal
 * @param key which shell works under it
 */
record Lease(String base, long number, String key) {

  /** From the words {@code taken BASE NUMBER KEY}; a base may have spaces. */
  static Lease parse(String words) {
    String rest = words.substring("taken ".length()).strip();
    int key = rest.lastIndexOf(' ');
    int number = rest.lastIndexOf(' ', key - 1);
    return new Lease(
        rest.substring(0, number),
        Found.number(rest.substring(number + 1, key)),
        rest.substring(key + 1));
  }
}
