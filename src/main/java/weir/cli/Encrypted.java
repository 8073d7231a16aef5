package weir.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.playbook.Play;
import weir.source.SourceFile;
import weir.template.Template;
import weir.template.TemplateEngine;
import weir.template.Variables;

/** The answers to a play's questions, hashed where the play wants to know no more of them. */
final class Encrypted {
  private static final String FILTER = "{{ answer | password_hash(scheme, salt, salt_size) }}";

  private Encrypted() {}

  /** The answers by the names of the questions. */
  static Map<String, Object> of(
      Map<String, Object> answers, List<Play.Prompt> prompts, TemplateEngine engine) {
    Map<String, Object> all = new LinkedHashMap<>(answers);
    for (Play.Prompt prompt : prompts) {
      Play.Encryption how = prompt.encrypt();
      if (how != null) {
        all.computeIfPresent(prompt.name(), (_, answer) -> hash(answer, how, engine));
      }
    }
    return all;
  }

  private static Object hash(Object answer, Play.Encryption how, TemplateEngine engine) {
    String salt = how.salt();
    Map<String, Object> variables =
        Map.of(
            "answer",
            answer.toString(),
            "scheme",
            how.scheme(),
            "salt",
            salt == null ? "" : salt,
            "salt_size",
            (long) how.saltSize());
    return engine.text(
        Template.value(FILTER, new SourceFile("vars_prompt", FILTER)::span),
        Variables.of(variables));
  }
}
