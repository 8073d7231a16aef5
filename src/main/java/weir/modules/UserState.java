package weir.modules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.module.Answer;

/**
 * What {@code user-probe.sh} saw.
 *
 * @param entry the user, or null
 * @param ownGroup whether there is a group of the user's name although there is no such user
 * @param groups ids of the groups asked about, by name and by id
 * @param memberOf names of all groups the user is in, the primary one too
 * @param aging days, fields three and on of the shadow entry; empty when it may not be read
 * @param key what is known of the SSH key: key-file, key-print, key-public
 */
record UserState(
    @Nullable Entry entry,
    boolean ownGroup,
    Map<String, Group> groups,
    Set<String> memberOf,
    List<String> aging,
    boolean samePassword,
    boolean locked,
    boolean hasHome,
    Map<String, String> key) {

  /** A line of the passwd database. */
  record Entry(String name, long uid, long gid, String comment, String home, String shell) {
    static @Nullable Entry of(String line) {
      String[] fields = line.split(":", -1);
      return fields.length < 7
          ? null
          : new Entry(
              fields[0],
              Long.parseLong(fields[2]),
              Long.parseLong(fields[3]),
              fields[4],
              fields[5],
              fields[6]);
    }
  }

  /** A line of the group database. */
  record Group(String name, long gid, List<String> members) {
    static @Nullable Group of(String line) {
      String[] fields = line.split(":", -1);
      return fields.length < 4
          ? null
          : new Group(fields[0], Long.parseLong(fields[2]), List.of(fields[3].split(",", -1)));
    }
  }

  static UserState parse(Answer answer) {
    Entry entry = entry(answer);
    boolean ownGroup = false;
    Map<String, Group> groups = new LinkedHashMap<>();
    Set<String> memberOf = new LinkedHashSet<>();
    List<String> aging = List.of();
    for (String line : answer.out().lines().toList()) {
      String rest = rest(line);
      switch (word(line)) {
        case "own-group" -> ownGroup = true;
        case "in" -> memberOf.addAll(List.of(rest.split(" ", -1)));
        case "aging" -> aging = List.of(rest.split(":", -1));
        case "group" -> {
          Group group = Group.of(rest);
          if (group != null) {
            groups.put(Long.toString(group.gid()), group);
            groups.put(group.name(), group);
          }
        }
        default -> {}
      }
    }
    Set<String> flags = Set.copyOf(answer.out().lines().toList());
    return new UserState(
        entry,
        ownGroup,
        groups,
        memberOf,
        aging,
        flags.contains("same-password"),
        flags.contains("locked"),
        flags.contains("has-home"),
        key(answer));
  }

  /** The user's entry, as probes and actions print it. */
  static @Nullable Entry entry(Answer answer) {
    return answer
        .out()
        .lines()
        .filter(line -> word(line).equals("passwd"))
        .map(line -> Entry.of(rest(line)))
        .findFirst()
        .orElse(null);
  }

  /** What an answer says about the SSH key. */
  static Map<String, String> key(Answer answer) {
    Map<String, String> key = new LinkedHashMap<>();
    answer
        .out()
        .lines()
        .filter(line -> line.startsWith("key-"))
        .forEach(line -> key.put(word(line), rest(line)));
    return key;
  }

  /** A field of the shadow entry: 1 for the least age in days, and so on; "" when unknown. */
  String days(int field) {
    return field < aging.size() ? aging.get(field) : "";
  }

  private static String word(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }

  private static String rest(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }
}
