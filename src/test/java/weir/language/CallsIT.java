package weir.language;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import weir.template.CallsElsewhere;
import weir.template.LookupSignatures;
import weir.template.filter.Filters;
import weir.template.filter.Tests;
import weir.template.value.Signature;
import weir.testing.Documented;
import weir.testing.Ledger;
import weir.yaml.Mapping;

/** Compares the filters, tests and lookups with those that Ansible and Jinja document. */
final class CallsIT {
  private static final String BUILTIN = "ansible.builtin.";

  @Test
  void everyFilterIsThereOrKnownToBeMissing() throws IOException {
    Ledger ledger = new Ledger();
    for (String name : names("filter", "DEFAULT_FILTERS")) {
      ledger.put(name, verdict("filter", name, Filters.known(name)));
    }
    arguments("filter", ledger);
    ledger.check("filters.txt");
  }

  @Test
  void everyTestIsThereOrKnownToBeMissing() throws IOException {
    Ledger ledger = new Ledger();
    for (String name : names("test", "DEFAULT_TESTS")) {
      ledger.put(name, verdict("test", name, Tests.known(name)));
    }
    arguments("test", ledger);
    ledger.check("tests.txt");
  }

  @Test
  void everyLookupIsThereOrKnownToBeMissing() throws IOException {
    Ledger ledger = new Ledger();
    for (String name : documented("lookup")) {
      ledger.put(name, verdict("lookup", name, LookupSignatures.of(name) != null));
    }
    arguments("lookup", ledger);
    ledger.check("lookups.txt");
  }

  /** Those that Ansible documents, and those that Jinja brings. */
  private static Collection<String> names(String kind, String table) {
    TreeSet<String> names = new TreeSet<>(documented(kind));
    Mapping jinja =
        Documented.tree(
            "/usr/bin/python3",
            "-c",
            "import jinja2.defaults, json; print(json.dumps(dict.fromkeys(jinja2.defaults.%s, 1)))"
                .formatted(table));
    jinja.entries().forEach(entry -> names.add(entry.name()));
    assertTrue(names.size() > documented(kind).size(), "Jinja's own were found");
    return names;
  }

  private static List<String> documented(String kind) {
    Mapping all = Documented.tree("ansible-doc", "-t", kind, "-l", "-j", "ansible.builtin");
    assertTrue(all.entries().size() > 20, "those of Ansible were found");
    List<String> names = new ArrayList<>();
    all.entries().forEach(entry -> names.add(plain(entry.name())));
    return names;
  }

  private static String plain(String name) {
    return name.startsWith(BUILTIN) ? name.substring(BUILTIN.length()) : name;
  }

  private static String verdict(String kind, String name, boolean there) {
    CallsElsewhere.Verdict missing = CallsElsewhere.of(kind, name);
    return missing != null ? "missing: " + missing.reason() : there ? "there" : Ledger.UNKNOWN;
  }

  /** Documents name what can only be given by place with a line in front. */
  private static void arguments(String kind, Ledger ledger) {
    List<String> command = new ArrayList<>(List.of("ansible-doc", "-t", kind, "-j"));
    documented(kind).forEach(name -> command.add(BUILTIN + name));
    Mapping all = Documented.tree(command.toArray(String[]::new));
    int found = 0;
    for (Mapping.Entry entry : all.entries()) {
      String name = plain(entry.name());
      Mapping options =
          Documented.mapping(
              Documented.mapping(Documented.mapping(all, entry.name()), "doc"), "options");
      for (Mapping.Entry option : options.entries()) {
        if (!option.name().startsWith("_")) {
          ledger.put(name + "." + option.name(), argument(kind, name, option.name()));
          found++;
          if (option.value() instanceof Mapping documented) {
            for (String alias : Documented.texts(documented, "aliases")) {
              ledger.put(name + "." + alias, argument(kind, name, alias));
            }
          }
        }
      }
    }
    assertTrue(found > 5, "arguments were found");
  }

  private static String argument(String kind, String name, String argument) {
    CallsElsewhere.Verdict elsewhere = CallsElsewhere.of(kind, name, argument);
    if (elsewhere != null) {
      return (elsewhere.refused() ? "refused: " : "without effect: ") + elsewhere.reason();
    }
    Signature signature =
        switch (kind) {
          case "filter" -> Filters.signature(name);
          case "test" -> Tests.signature(name);
          default -> LookupSignatures.of(name);
        };
    return signature != null && signature.names().contains(argument) ? "taken" : Ledger.UNKNOWN;
  }
}
