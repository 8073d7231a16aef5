package weir.connection.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;

/**
 * Options for {@code ssh} as inventories carry them ({@code ansible_ssh_common_args}). Only those
 * whose meaning Weir keeps, or that mean nothing to it, are taken: one silently dropped could be
 * the one that mattered.
 *
 * @param values by lower-case name; the first given wins, as in ssh, but every identity file counts
 */
record SshArguments(Map<String, List<String>> values) {
  private static final Set<String> MEANT =
      Set.of(
          "stricthostkeychecking",
          "userknownhostsfile",
          "globalknownhostsfile",
          "proxyjump",
          "connecttimeout",
          "port",
          "user",
          "hostname",
          "identityfile",
          "identitiesonly",
          "identityagent",
          "hostkeyalias",
          "serveraliveinterval",
          "serveralivecountmax");

  private static final Set<String> WITHOUT_MEANING =
      Set.of(
          "addkeystoagent",
          "addressfamily",
          "batchmode",
          "checkhostip",
          "compression",
          "connectionattempts",
          "controlmaster",
          "controlpath",
          "controlpersist",
          "escapechar",
          "exitonforwardfailure",
          "fingerprinthash",
          "forwardx11",
          "forwardx11trusted",
          "gssapiauthentication",
          "gssapidelegatecredentials",
          "hashknownhosts",
          "ipqos",
          "kbdinteractiveauthentication",
          "loglevel",
          "numberofpasswordprompts",
          "passwordauthentication",
          "permitlocalcommand",
          "preferredauthentications",
          "pubkeyauthentication",
          "rekeylimit",
          "requesttty",
          "sendenv",
          "tcpkeepalive",
          "updatehostkeys",
          "verifyhostkeydns",
          "visualhostkey");

  private static final Map<Character, String> LETTERS =
      Map.of('J', "proxyjump", 'i', "identityfile", 'p', "port", 'l', "user", 'F', "configfile");

  private static final String FLAGS_WITHOUT_MEANING = "CqvTxakn46";

  /** Reads the words. */
  static SshArguments parse(List<String> words) throws ConnectionException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.length() < 2 || word.charAt(0) != '-') {
        throw unknown(word, "it is not an option");
      }
      char letter = word.charAt(1);
      if (letter == 'o' || LETTERS.containsKey(letter)) {
        boolean apart = word.length() == 2;
        if (apart && i + 1 == words.size()) {
          throw unknown(word, "its value is missing");
        }
        String value = apart ? words.get(++i) : word.substring(2);
        String name = LETTERS.get(letter);
        if (name == null) {
          option(value, values);
        } else {
          put(values, name, value);
        }
      } else if (!word.substring(1).chars().allMatch(c -> FLAGS_WITHOUT_MEANING.indexOf(c) >= 0)) {
        throw unknown(word, "Weir does not know it");
      }
    }
    return new SshArguments(values);
  }

  private static void option(String text, Map<String, List<String>> values)
      throws ConnectionException {
    String[] parts = text.strip().split("\\s*=\\s*|\\s+", 2);
    String name = parts[0].toLowerCase(Locale.ROOT);
    if (parts.length < 2) {
      throw unknown("-o " + text, "its value is missing");
    }
    String value = unquoted(parts[1].strip());
    if (MEANT.contains(name)) {
      put(values, name, value);
    } else if (name.equals("proxycommand") && !value.equals("none")) {
      throw unknown("-o ProxyCommand", "Weir opens no proxy command; use ProxyJump");
    } else if (name.equals("forwardagent")
        ? !value.equals("no")
        : !WITHOUT_MEANING.contains(name) && !name.equals("proxycommand")) {
      throw unknown("-o " + parts[0], "Weir does not know it");
    }
  }

  private static void put(Map<String, List<String>> values, String name, String value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private static ConnectionException unknown(String option, String why) {
    return new ConnectionException(
        ConnectionException.Kind.UNREACHABLE,
        "The ssh option '" + option + "' cannot be used: " + why + ".");
  }

  /** An option as words that {@link #parse} reads. */
  static List<String> words(String name, String value) {
    return name.equals("configfile") ? List.of("-F", value) : List.of("-o", name + "=" + value);
  }

  /** The first value of an option, null when it was not given. */
  @Nullable String first(String name) {
    List<String> given = values.get(name);
    return given == null ? null : given.getFirst();
  }

  /** All values of an option. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
