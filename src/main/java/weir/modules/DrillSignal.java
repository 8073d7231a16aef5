package weir.modules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import weir.module.ModuleFailure;

/** What ends a process. */
public enum DrillSignal {
  KILL,
  TERM,
  SEGV,
  ABRT,
  BUS,
  FPE,
  ILL,
  INT,
  QUIT;

  /** systemd takes an end by one of these for a clean exit. */
  boolean clean() {
    return this == INT || this == TERM;
  }

  /** The signal of this name, in any case, with or without SIG. */
  public static DrillSignal of(String name) {
    String word = name.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
    return Arrays.stream(values())
        .filter(each -> each.name().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ModuleFailure(
                "'%s' is no signal for a drill, which must be one that ends a process: %s"
                    .formatted(name, String.join(", ", names()))));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
