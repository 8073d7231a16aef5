package weir.strategy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.inventory.HostPattern;
import weir.playbook.Play;
import weir.template.TemplateEngine;
import weir.template.Variables;

/** Which hosts a play is for. */
public final class PlayHosts {
  private PlayHosts() {}

  /** Its pattern, in which only its own variables and those of the command line may be used. */
  public static HostPattern pattern(
      Play play, TemplateEngine engine, Map<String, Object> extraVars) {
    return pattern(play, engine, Variables.of(play.vars()).with(extraVars));
  }

  static HostPattern pattern(Play play, TemplateEngine engine, Variables variables) {
    @Nullable Object hosts = engine.evaluate(play.hosts(), variables);
    return hosts instanceof List<?> list
        ? HostPattern.of(list.stream().map(String::valueOf).toList(), null)
        : HostPattern.of(String.valueOf(hosts), null);
  }
}
