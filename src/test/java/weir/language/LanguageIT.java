package weir.language;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weir.module.AnyModule;
import weir.module.Catalog;
import weir.module.ModulesElsewhere;
import weir.module.Param;
import weir.module.ParamSpec;
import weir.module.ParametersElsewhere;
import weir.modules.Modules;
import weir.playbook.Directive;
import weir.playbook.Keyword;
import weir.playbook.Place;
import weir.testing.Documented;
import weir.testing.Ledger;
import weir.yaml.Mapping;

/** Compares Weir's own lists of words with those of the Ansible that is installed. */
final class LanguageIT {
  private static final String BUILTIN = "ansible.builtin.";
  private static final Set<String> FREE_TEXT = Set.of("free_form", "free-form", "key_value");

  private final Catalog catalog = new Catalog(Modules.all());

  @Test
  void everyModuleIsThereOrKnownToBeMissing() throws IOException {
    Ledger ledger = new Ledger();
    Mapping modules = Documented.tree("ansible-doc", "-t", "module", "-l", "-j", "ansible.builtin");
    for (Mapping.Entry entry : modules.entries()) {
      String name = entry.name().substring(BUILTIN.length()).replaceFirst("^_", "");
      boolean there = catalog.find(name) != null || Directive.of(name) != null;
      ledger.put(name, there ? "there" : missing(name) ? "missing" : Ledger.UNKNOWN);
    }
    ledger.check("modules.txt");
  }

  /** Or one that Ansible itself has done away with since. */
  private static boolean missing(String name) {
    return ModulesElsewhere.names().contains(name) || name.equals("include");
  }

  @Test
  void everyParameterIsTakenOrToldOf() throws IOException {
    Ledger ledger = new Ledger();
    List<String> command = new ArrayList<>(List.of("ansible-doc", "-t", "module", "-j"));
    names().forEach(name -> command.add(BUILTIN + name));
    Mapping modules = Documented.tree(command.toArray(String[]::new));
    assertTrue(modules.entries().size() > 40, "the modules were found");
    for (Mapping.Entry entry : modules.entries()) {
      String module = entry.name().substring(BUILTIN.length());
      Mapping options =
          Documented.mapping(
              Documented.mapping(Documented.mapping(modules, entry.name()), "doc"), "options");
      for (Mapping.Entry option : options.entries()) {
        if (!FREE_TEXT.contains(option.name()) && option.value() instanceof Mapping documented) {
          ledger.put(module + "." + option.name(), verdict(module, option.name(), documented));
          for (String alias : Documented.texts(documented, "aliases")) {
            ledger.put(module + "." + alias, alias(module, alias, option.name()));
          }
        }
      }
    }
    ledger.check("parameters.txt");
  }

  private List<String> names() {
    TreeSet<String> names = new TreeSet<>(catalog.names());
    Stream.of(Directive.values()).map(Directive::word).forEach(names::add);
    names.removeIf(name -> name.contains(".") || name.equals("systemd_service"));
    return List.copyOf(names);
  }

  private String verdict(String module, String name, Mapping documented) {
    Directive directive = Directive.of(module);
    if (directive != null) {
      return directive.params().contains(name) ? "taken" : Ledger.UNKNOWN;
    }
    ParamSpec spec = spec(module, name);
    if (spec == null) {
      ParametersElsewhere.Verdict elsewhere = ParametersElsewhere.of(module, name);
      return elsewhere == null
          ? Ledger.UNKNOWN
          : (elsewhere.refused() ? "refused: " : "without effect: ") + elsewhere.reason();
    }
    return "taken" + byDefault(spec, documented) + choices(spec, documented);
  }

  private static String byDefault(ParamSpec spec, Mapping documented) {
    String theirs = plain(String.join(",", Documented.texts(documented, "default")));
    String ours = plain(spec.byDefault());
    boolean nothing = ours.isEmpty() && (theirs.equals("false") || theirs.equals("0"));
    return ours.equals(theirs) || nothing
        ? ""
        : "; by default '%s', in Ansible '%s'".formatted(ours, theirs);
  }

  private static String choices(ParamSpec spec, Mapping documented) {
    List<String> theirs = Documented.texts(documented, "choices").stream().sorted().toList();
    List<String> ours = spec.choices().stream().sorted().toList();
    return theirs.isEmpty() || dashed(theirs).equals(dashed(ours))
        ? ""
        : "; %s, in Ansible %s"
            .formatted(
                ours.isEmpty() ? "anything" : String.join(" ", ours), String.join(" ", theirs));
  }

  /** Weir takes both signs for each. */
  private static List<String> dashed(List<String> words) {
    return words.stream().map(word -> word.replace('_', '-')).sorted().toList();
  }

  private static String plain(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> "true";
      case "no", "false" -> "false";
      case "none", "[]" -> "";
      default -> value;
    };
  }

  private String alias(String module, String alias, String name) {
    Directive directive = Directive.of(module);
    boolean taken =
        directive == null ? spec(module, alias) != null : directive.params().contains(alias);
    boolean told = ParametersElsewhere.of(module, alias) != null;
    return taken || told ? "the same as " + name : Ledger.UNKNOWN;
  }

  private @Nullable ParamSpec spec(String module, String name) {
    AnyModule<?> found = catalog.find(module);
    if (found == null) {
      throw new AssertionError("no module " + module);
    }
    List<ParamSpec> specs = ParamSpec.of(found.params());
    for (ParamSpec spec : specs) {
      if (spec.allNames().contains(name)) {
        return spec;
      }
    }
    return specs.stream()
        .filter(spec -> spec.from() == Param.From.OTHER_KEYS)
        .findFirst()
        .orElse(null);
  }

  @Test
  void everyKeywordStandsWhereItDoes() throws IOException {
    Ledger ledger = new Ledger();
    Mapping names = Documented.tree("ansible-doc", "-t", "keyword", "-l", "-j");
    List<String> command = new ArrayList<>(List.of("ansible-doc", "-t", "keyword", "-j"));
    names.entries().forEach(entry -> command.add(entry.name()));
    Mapping keywords = Documented.tree(command.toArray(String[]::new));
    assertTrue(keywords.entries().size() > 50, "the keywords were found");
    for (Mapping.Entry entry : keywords.entries()) {
      Mapping about = Documented.mapping(keywords, entry.name());
      for (String where : Documented.texts(about, "applies_to")) {
        Place place = Place.valueOf(where.toUpperCase(Locale.ROOT));
        boolean there = Keyword.of(entry.name(), place) != null;
        boolean looked = entry.name().equals("with_<lookup_plugin>");
        ledger.put(
            "%s of a %s".formatted(entry.name(), where.toLowerCase(Locale.ROOT)),
            there || looked ? "there" : Ledger.UNKNOWN);
      }
    }
    ledger.check("keywords.txt");
  }
}
