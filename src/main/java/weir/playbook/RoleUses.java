package weir.playbook;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** Reads the lists that name roles: those of plays, and what roles depend on. */
final class RoleUses {
  private final Reading reading;
  private final IdentityHashMap<RoleUse, List<Mapping.Entry>> handedOver = new IdentityHashMap<>();

  RoleUses(Reading reading) {
    this.reading = reading;
  }

  /** The uses that an entry list such as a play's {@code roles} makes. */
  List<RoleUse> of(Node list, Keywords outer, @Nullable Role parent, Map<String, Object> playVars) {
    if (!(list instanceof Sequence sequence)) {
      if (!(list instanceof Scalar scalar && scalar.value() == null)) {
        reading.problem(
            Diagnostic.error("roles are a list, not " + list.kind(), list.span())
                .withHint("Start each role with '- '."));
      }
      return List.of();
    }
    List<RoleUse> uses = new ArrayList<>();
    for (Node item : sequence.items()) {
      RoleUse use = use(item, outer, parent, playVars);
      if (use != null) {
        uses.add(use);
      }
    }
    return uses;
  }

  /** The name, evaluated if it is a template; null when it cannot be, which is noted. */
  private @Nullable String name(Scalar name, Keywords keywords, Map<String, Object> playVars) {
    Object value = TemplateValues.of(name);
    return value != null && TaskReader.isTemplate(value)
        ? reading.staticText(value, playVars, keywords, name.span())
        : name.text();
  }

  private @Nullable RoleUse use(
      Node item, Keywords outer, @Nullable Role parent, Map<String, Object> playVars) {
    if (item instanceof Scalar scalar) {
      String text = name(scalar, outer, playVars);
      return text == null
          ? null
          : RoleUse.listed(text, Map.of(), Keywords.NONE, outer, parent, item.span());
    }
    if (!(item instanceof Mapping mapping)) {
      reading.error("a role is a name or a mapping, not " + item.kind(), item.span());
      return null;
    }
    Mapping.Entry named = mapping.entry("role");
    if (named == null) {
      named = mapping.entry("name");
    }
    if (named == null || !(named.value() instanceof Scalar name)) {
      reading.error("this entry names no role", item.span());
      return null;
    }
    Map<String, Object> params = new LinkedHashMap<>();
    List<Mapping.Entry> doubtful = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      if (!entry.equals(named) && Keyword.of(entry.name(), Place.ROLE) == null) {
        params.put(entry.name(), TemplateValues.of(entry.value()));
        doubtful.add(entry);
      }
    }
    Keywords own = new KeywordReader(reading).read(mapping, Place.ROLE);
    String text = name(name, own, playVars);
    if (text == null) {
      return null;
    }
    RoleUse use = RoleUse.listed(text, params, own, outer, parent, item.span());
    handedOver.put(use, doubtful);
    return use;
  }

  /** A name that the role does not know but that looks like a keyword was hardly meant for it. */
  void warnOfMisspelling(RoleUse use, Role role) {
    for (Mapping.Entry entry : handedOver.getOrDefault(use, List.of())) {
      String name = entry.name();
      String question = Nearest.question(name, Keyword.words(Place.ROLE));
      if (question != null
          && !role.defaults().containsKey(name)
          && !role.vars().containsKey(name)) {
        reading.problem(
            Diagnostic.warning(
                    "'%s' becomes a variable of the role".formatted(name), entry.key().span())
                .withDetail("It is no keyword, and the role has no default for it.")
                .withHint(question));
      }
    }
  }
}
