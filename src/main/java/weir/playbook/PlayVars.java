package weir.playbook;

import java.util.LinkedHashMap;
import java.util.Map;

/** Variables that an import hands to the plays it brings. */
final class PlayVars {
  private PlayVars() {}

  /** The play with further variables, which win over its own. */
  static Play over(Play play, Map<String, Object> handedOver) {
    Map<String, Object> vars = new LinkedHashMap<>(play.vars());
    vars.putAll(handedOver);
    return new Play(
        play.name(),
        play.hosts(),
        play.keywords(),
        vars,
        play.varsFiles(),
        play.prompts(),
        play.roles(),
        play.preTasks(),
        play.roleTasks(),
        play.tasks(),
        play.postTasks(),
        play.handlers(),
        play.place(),
        play.span());
  }
}
