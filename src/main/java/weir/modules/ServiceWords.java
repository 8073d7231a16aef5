package weir.modules;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words that some directives of a service take, and no others. */
final class ServiceWords {
  private ServiceWords() {}

  /** When a start counts as done. */
  enum Type {
    SIMPLE,
    EXEC,
    FORKING,
    ONESHOT,
    DBUS,
    NOTIFY,
    NOTIFY_RELOAD,
    IDLE
  }

  /** After which ends a service is started again. */
  enum Restart {
    NO,
    ALWAYS,
    ON_SUCCESS,
    ON_FAILURE,
    ON_ABNORMAL,
    ON_ABORT,
    ON_WATCHDOG
  }

  /** Which processes a stop reaches. */
  enum KillMode {
    CONTROL_GROUP,
    MIXED,
    PROCESS,
    NONE
  }

  /** The words of a directive; none when it takes more than words. */
  static List<String> of(String directive) {
    return switch (directive) {
      case "Type" -> words(Type.values());
      case "Restart" -> words(Restart.values());
      case "KillMode" -> words(KillMode.values());
      default -> List.of();
    };
  }

  /** As systemd writes it. */
  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> words(Enum<?>[] all) {
    return Stream.of(all).map(ServiceWords::word).toList();
  }
}
