package weir.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** Reads the questions of {@code vars_prompt}. */
record PromptReader(Reading reading) {
  private static final List<String> KEYS =
      List.of(
          "confirm",
          "default",
          "encrypt",
          "name",
          "private",
          "prompt",
          "salt",
          "salt_size",
          "unsafe");

  /** Ways to encrypt, with the names that the filter {@code password_hash} has for them. */
  private static final List<String> SCHEMES =
      List.of("md5", "md5_crypt", "sha256", "sha256_crypt", "sha512", "sha512_crypt");

  private static final Set<String> NO = Set.of("no", "false", "off", "n", "f", "0");

  /** The questions. What is wrong with them is noted. */
  List<Play.Prompt> prompts(@Nullable Node list) {
    List<Play.Prompt> prompts = new ArrayList<>();
    if (list instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        if (item instanceof Mapping prompt && prompt.get("name") instanceof Scalar name) {
          prompts.add(prompt(prompt, name));
        } else {
          reading.error("a prompt needs a 'name'", item.span());
        }
      }
    } else if (list != null && !(list instanceof Scalar scalar && scalar.value() == null)) {
      reading.error("'vars_prompt' takes a list, not " + list.kind(), list.span());
    }
    return prompts;
  }

  private Play.Prompt prompt(Mapping prompt, Scalar name) {
    for (Mapping.Entry entry : prompt.entries()) {
      if (!KEYS.contains(entry.name())) {
        reading.problem(
            Diagnostic.error("a prompt has no key '%s'".formatted(entry.name()), entry.key().span())
                .withHint(ArgsReader.oneOf(Nearest.question(entry.name(), KEYS), KEYS)));
      }
    }
    Node byDefault = prompt.get("default");
    return new Play.Prompt(
        name.text(),
        prompt.get("prompt") instanceof Scalar scalar ? scalar.text() : name.text(),
        byDefault == null ? null : TemplateValues.of(byDefault),
        flag(prompt, "private", true),
        flag(prompt, "confirm", false),
        encryption(prompt));
  }

  private Play.@Nullable Encryption encryption(Mapping prompt) {
    if (!(prompt.get("encrypt") instanceof Scalar scheme) || scheme.value() == null) {
      return null;
    }
    if (!SCHEMES.contains(scheme.text())) {
      reading.problem(
          Diagnostic.error("Weir cannot encrypt with '%s'".formatted(scheme.text()), scheme.span())
              .withHint(ArgsReader.oneOf(Nearest.question(scheme.text(), SCHEMES), SCHEMES)));
    }
    boolean md5 = scheme.text().startsWith("md5");
    return new Play.Encryption(
        scheme.text().replace("_crypt", ""),
        prompt.get("salt") instanceof Scalar salt && salt.value() != null ? salt.text() : null,
        prompt.get("salt_size") instanceof Scalar size && size.value() instanceof Number number
            ? number.intValue()
            : md5 ? 8 : 16);
  }

  private static boolean flag(Mapping mapping, String key, boolean otherwise) {
    return mapping.get(key) instanceof Scalar scalar && scalar.value() != null
        ? !NO.contains(scalar.text().toLowerCase(Locale.ROOT))
        : otherwise;
  }
}
