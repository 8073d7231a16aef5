package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Outcome;

/**
 * What became of one service on one host. Learns from the results of two tasks: the first acts, the
 * second looks whether it helped.
 */
final class VerbRow {
  private final Verb verb;
  private final Key key;
  private final Service service;
  private final boolean forecast;
  private @Nullable Outcome act;
  private @Nullable Outcome look;

  /** Which row. */
  record Key(String host, String service) {}

  /**
   * A row of which nothing is known yet.
   *
   * @param forecast whether nothing is done, and there is but one result
   */
  VerbRow(Verb verb, String host, Service service, boolean forecast) {
    this.forecast = forecast;
    this.verb = verb;
    this.key = new Key(host, service.name());
    this.service = service;
  }

  Key key() {
    return key;
  }

  /** Takes the next result; true when it was the last. */
  boolean take(Outcome outcome) {
    if (act == null) {
      act = outcome;
      return forecast || bad(outcome);
    }
    look = outcome;
    return true;
  }

  /** Whether anything was heard of it. */
  boolean touched() {
    return act != null;
  }

  private static boolean bad(@Nullable Outcome outcome) {
    return outcome != null
        && (outcome.kind() == Outcome.Kind.FAILED || outcome.kind() == Outcome.Kind.UNREACHABLE);
  }

  /** The result that went wrong. */
  private @Nullable Outcome wrong() {
    return bad(act) ? act : bad(look) ? look : null;
  }

  boolean well() {
    return act != null && wrong() == null;
  }

  String result() {
    Outcome wrong = wrong();
    if (act == null) {
      return "untouched";
    }
    if (wrong != null) {
      return wrong.kind() == Outcome.Kind.UNREACHABLE ? "UNREACHABLE" : "FAILED";
    }
    if (verb == Verb.ENABLE && status(act, "UnitFileState").equals("static")) {
      return "static";
    }
    boolean fresh = verb == Verb.RESTART && !status(act, "ActiveState").equals("active");
    String word = act.changed() ? fresh ? Verb.START.done() : verb.done() : verb.already();
    return forecast && act.changed() ? "would be " + word : word;
  }

  Tone tone() {
    Outcome wrong = wrong();
    if (act == null) {
      return Tone.FAINT;
    }
    if (wrong != null) {
      return wrong.kind() == Outcome.Kind.UNREACHABLE ? Tone.LOST : Tone.BAD;
    }
    return act.changed() ? Tone.BUSY : Tone.GOOD;
  }

  /** What the look found, in one line. */
  String details() {
    if (act == null || look == null || bad(look) || !verb.runs()) {
      return "";
    }
    if (look.kind() == Outcome.Kind.SKIPPED) {
      return "ran to its end";
    }
    List<String> parts = new ArrayList<>();
    parts.add(service.checked() ? "healthy" : "running");
    long before = pidBefore();
    long after = pid();
    if (after > 0) {
      parts.add(
          before > 0 && before != after
              ? "process %d → %d".formatted(before, after)
              : "process %d".formatted(after));
    }
    return String.join(", ", parts);
  }

  /** Why it failed; "" when it did not. */
  String trouble() {
    Outcome wrong = wrong();
    if (wrong == null) {
      return "";
    }
    String message = String.valueOf(wrong.values().getOrDefault("msg", ""));
    if (message.contains("is masked")) {
      return "%s is masked, so nothing can start it. To lift that: weir exec %s -b -m systemd -a 'name=%s masked=false'"
          .formatted(service.unit(), key.host(), service.unit());
    }
    if (message.startsWith("Could not find the requested service")) {
      return "there is no unit %s on this host".formatted(service.unit());
    }
    if (bad(act)) {
      return message;
    }
    return verb.runs() || wrong.kind() == Outcome.Kind.UNREACHABLE
        ? "%s, but: %s"
            .formatted(act != null && act.changed() ? verb.done() : verb.already(), message)
        : "it did not stay so: it is %s (%s) and %s"
            .formatted(
                status(wrong, "ActiveState"),
                status(wrong, "SubState"),
                status(wrong, "UnitFileState"));
  }

  /** What else is worth knowing. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!well() || act == null) {
      return notes;
    }
    if (act.values().get("warnings") instanceof List<?> warnings) {
      warnings.forEach(each -> notes.add(String.valueOf(each)));
    }
    String word = status(act, "UnitFileState");
    String active = status(act, "ActiveState");
    switch (verb) {
      case START, RESTART -> {
        if (word.equals("disabled")) {
          notes.add("it is disabled: it will not start at boot");
        }
      }
      case STOP -> {
        if (word.equals("enabled")) {
          notes.add("it is enabled: it starts again at boot");
        }
      }
      case ENABLE -> {
        if (word.equals("static")) {
          notes.add("it has no [Install], and starts when another unit wants it");
        } else if (!active.equals("active")) {
          notes.add("it does not run now");
        }
      }
      case DISABLE -> {
        if (active.equals("active")) {
          notes.add("it still runs now");
        }
      }
    }
    return notes;
  }

  private long pidBefore() {
    String text = act == null ? "" : status(act, "MainPID");
    return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
  }

  private long pid() {
    return look != null && look.values().get("pid") instanceof Number number
        ? number.longValue()
        : 0;
  }

  private static String status(Outcome outcome, String name) {
    Object value =
        outcome.values().get("status") instanceof Map<?, ?> status ? status.get(name) : null;
    return value == null ? "" : value.toString();
  }

  /** For programs. */
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("host", key.host());
    fields.put("service", service.name());
    fields.put("unit", service.unit());
    fields.put("result", result());
    fields.put("well", well());
    fields.put("changed", act != null && act.changed());
    fields.put("healthy", look != null && verb.runs() && service.checked() ? !bad(look) : null);
    fields.put("pid_before", pidBefore() == 0 ? null : (Long) pidBefore());
    fields.put("pid", pid() == 0 ? null : (Long) pid());
    fields.put("message", trouble().isEmpty() ? null : trouble());
    fields.put("notes", notes());
    return fields;
  }
}
