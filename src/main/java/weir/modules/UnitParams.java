package weir.modules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Checked;
import weir.module.Content;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.Source;

/**
 * The parameters of {@code weir.unit}. Those with a {@link Directive} make the unit's text where
 * neither {@code src} nor {@code content} gives it.
 *
 * @param inputs remote paths, which start with a slash, and texts
 */
record UnitParams(
    @Param(
            value = "The unit, such as app.service, app.timer or app@5555.service.",
            aliases = {"unit"},
            required = true)
        String name,
    @Param(
            value = "The template its file is rendered from, on the control machine.",
            aliases = {"template"},
            from = Param.From.TEMPLATE)
        @Nullable Source src,
    @Param("The text of its file, instead of src.") @Nullable String content,
    @Param(
            "Manages /etc/systemd/system/UNIT.d/NAME.conf instead of the unit's own file: a few"
                + " settings over a unit that something else installed.")
        String dropin,
    @Param(
            value =
                "started and stopped act only when needed, restarted always restarts, absent stops"
                    + " and disables the unit and removes its file.",
            byDefault = "started")
        State state,
    @Param(
            "Whether it is started at boot; true unless dropin is given. A unit without [Install]"
                + " cannot be enabled and is left alone.")
        @Nullable Boolean enabled,
    @Param(
            "What the process is started from besides the unit file: paths on the host (a directory"
                + " counts with all it holds, but for .git, __pycache__ and *.pyc) or texts. When"
                + " one of them has changed, the process is restarted.")
        List<String> inputs,
    @Param(
            value =
                "Whether directives that systemd would ignore are refused, systemd-analyze must"
                    + " accept the file, and its user, directories and programs must be there,"
                    + " before it is installed.",
            byDefault = "true")
        boolean verify,
    @Param(
            value =
                "standard adds a sandbox to the section Service, but for what is set there already,"
                    + " and reports the exposure before and after. A service that writes to disk"
                    + " then needs read_write_paths.",
            byDefault = "none")
        Hardening.Level hardening,
    @Param("Directives no parameter stands for, by section: {Service: {Nice: 5}}.")
        Map<String, Object> settings,
    @Param("What it is, for people.") @Directive("Unit") String description,
    @Param("Units that are started before it, where they are started at all.") @Directive("Unit")
        List<String> after,
    @Param("Units before which it is started.") @Directive("Unit") List<String> before,
    @Param("Units that are started with it, come of it what may.") @Directive("Unit")
        List<String> wants,
    @Param("Units without which it is not started.") @Directive("Unit") List<String> requires,
    @Param("Units that are started when it fails.") @Directive("Unit") List<String> onFailure,
    @Param(
            value = "The time for which starts are counted; 0 for no limit of starts.",
            aliases = {"start_limit_interval"})
        @Directive("Unit")
        String startLimitIntervalSec,
    @Param("How many starts that time may see.") @Directive("Unit") String startLimitBurst,
    @Param(
            "When a start counts as done. exec, unless src or content is given: a program that"
                + " cannot be run then fails the start.")
        @Directive("Service")
        ServiceWords.@Nullable Type type,
    @Param("The user it runs as.") @Directive("Service") String user,
    @Param("The group it runs as.") @Directive("Service") String group,
    @Param("Where it runs.") @Directive("Service") String workingDirectory,
    @Param(
            "Its environment, written so that systemd takes each value as it is. Anybody on the host"
                + " can read it; secrets belong into a file of environment_file.")
        @Directive("Service")
        Map<String, Object> environment,
    @Param("Files with KEY=value lines; one that may be missing has a - in front.")
        @Directive("Service")
        List<String> environmentFile,
    @Param("A command that runs before.") @Directive("Service") String execStartPre,
    @Param("The command, with the whole path of its program.") @Directive("Service")
        String execStart,
    @Param("A command that runs once it is started.") @Directive("Service") String execStartPost,
    @Param("The command that makes it read its configuration again.") @Directive("Service")
        String execReload,
    @Param("The command that stops it.") @Directive("Service") String execStop,
    @Param("Whether a oneshot counts as active once it has ended.") @Directive("Service")
        @Nullable Boolean remainAfterExit,
    @Param("After which ends it is started again.") @Directive("Service")
        ServiceWords.@Nullable Restart restart,
    @Param("How long after.") @Directive("Service") String restartSec,
    @Param(
            value = "How long a start may take.",
            aliases = {"timeout_start"})
        @Directive("Service")
        String timeoutStartSec,
    @Param(
            value = "How long a stop may take before it is killed.",
            aliases = {"timeout_stop"})
        @Directive("Service")
        String timeoutStopSec,
    @Param("Which processes a stop reaches.") @Directive("Service")
        ServiceWords.@Nullable KillMode killMode,
    @Param("Above this its memory is reclaimed hard.") @Directive("Service") String memoryHigh,
    @Param("Above this it is killed.") @Directive("Service") String memoryMax,
    @Param("How many processes and threads it may have.") @Directive("Service") String tasksMax,
    @Param("Where its output goes: journal, null, append:/var/log/app/app.log and so on.")
        @Directive("Service")
        String standardOutput,
    @Param("Where its error output goes.") @Directive("Service") String standardError,
    @Param("What the journal calls it.") @Directive("Service") String syslogIdentifier,
    @Param(value = "The mode its new files do not get.")
        @Directive(value = "Service", key = "UMask")
        String umask,
    @Param("What it may write to, where its sandbox forbids the rest.") @Directive("Service")
        List<String> readWritePaths,
    @Param("Directories below /var/lib that systemd makes for it.") @Directive("Service")
        List<String> stateDirectory,
    @Param("Directories below /run that systemd makes for it.") @Directive("Service")
        List<String> runtimeDirectory,
    @Param("When a timer elapses, by the calendar.") @Directive("Timer") String onCalendar,
    @Param("When a timer elapses, after the boot.") @Directive("Timer") String onBootSec,
    @Param("When a timer elapses, after its unit was last started.") @Directive("Timer")
        String onUnitActiveSec,
    @Param("Whether a timer makes up for what it missed while the host was off.")
        @Directive("Timer")
        @Nullable Boolean persistent,
    @Param("Within which time a timer elapses at random.") @Directive("Timer")
        String randomizedDelaySec,
    @Param("The unit a timer starts, where it has not the timer's name.")
        @Directive(value = "Timer", key = "Unit")
        String activates,
    @Param("The address or path a socket listens on.") @Directive("Socket") String listenStream,
    @Param("The user a socket's file belongs to.") @Directive("Socket") String socketUser,
    @Param("The group a socket's file belongs to.") @Directive("Socket") String socketGroup,
    @Param("The mode of a socket's file.") @Directive("Socket") String socketMode,
    @Param("Whether each connection gets a process of its own.") @Directive("Socket")
        @Nullable Boolean accept,
    @Param(
            "The units that start it at boot; multi-user.target, timers.target or sockets.target,"
                + " unless src or content is given.")
        @Directive("Install")
        List<String> wantedBy)
    implements Checked {

  UnitParams {
    inputs = List.copyOf(inputs);
    name = name.contains(".") ? name : name + ".service";
    if (!name.matches("[A-Za-z0-9:_.\\\\@-]+") || name.contains("@.")) {
      throw new ModuleFailure(
          name.contains("@.")
              ? "%s is a template; name an instance, such as %s"
                  .formatted(name, name.replace("@.", "@1."))
              : "%s is no name of a unit".formatted(name));
    }
    dropin = dropin.endsWith(".conf") ? dropin.substring(0, dropin.length() - 5) : dropin;
    if (!dropin.matches("[A-Za-z0-9:_.@-]*") || dropin.startsWith(".")) {
      throw new ModuleFailure(
          "dropin is the name of a file in %s.d, without its directory, not %s"
              .formatted(name, dropin));
    }
    enabled = enabled == null && dropin.isEmpty() ? Boolean.TRUE : enabled;
  }

  @Override
  public void check() {
    if (src != null && content != null) {
      throw new ModuleFailure("src and content exclude each other");
    }
    String typed = UnitText.firstDirective(this);
    if ((src != null || content != null) && !typed.isEmpty()) {
      throw new ModuleFailure(
          "%s and %s exclude each other: write it into the text, or give all as parameters"
              .formatted(src == null ? "content" : "src", typed));
    }
    UnitFile body = body();
    if (body == null && (state == State.STARTED || state == State.RESTARTED)) {
      throw new ModuleFailure(
          ("weir.unit needs src, content or directives such as exec_start for %s; to start a unit"
                  + " that something else installed, use systemd")
              .formatted(name));
    }
    if (body != null && verify) {
      List<String> problems = new UnitRules(this, body).problems();
      if (!problems.isEmpty()) {
        throw new ModuleFailure(
            "%s would not do what it says; nothing was changed:\n  %s"
                .formatted(what(), String.join("\n  ", problems)),
            Map.of("rejected", problems));
      }
    }
  }

  /** The wanted text without the line of its inputs, or null when only the state is wished. */
  @Nullable UnitFile body() {
    if (state == State.ABSENT) {
      return null;
    }
    String text = src == null ? content : text(src.content());
    UnitFile file =
        text != null
            ? new UnitFile(text)
            : UnitText.firstDirective(this).isEmpty() ? null : UnitText.of(this);
    return file == null || hardening == Hardening.Level.NONE ? file : Hardening.applied(file);
  }

  /** True when the text was written by somebody, whose lines can be named. */
  boolean written() {
    return src != null || content != null;
  }

  /** Where the file lies; all instances of a template share one. */
  String path() {
    return dropin.isEmpty()
        ? "/etc/systemd/system/" + name.replaceFirst("@.*\\.", "@.")
        : directory() + "/" + dropin + ".conf";
  }

  /** The directory of its drop-ins. */
  String directory() {
    return "/etc/systemd/system/%s.d".formatted(name);
  }

  /** What is managed, for people. */
  String what() {
    return dropin.isEmpty() ? name : "the drop-in %s.conf of %s".formatted(dropin, name);
  }

  /** The variable that tells the process what it was started from. */
  String variable() {
    return dropin.isEmpty()
        ? "WEIR_INPUTS"
        : "WEIR_INPUTS_" + dropin.replaceAll("[^A-Za-z0-9]", "_");
  }

  /** service, timer, socket and so on. */
  String suffix() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String text(Content content) {
    try (InputStream in = content.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wished. */
  enum State {
    /** Runs, from the newest inputs. */
    STARTED,
    /** Is started afresh. */
    RESTARTED,
    /** Does not run. */
    STOPPED,
    /** Is not there. */
    ABSENT
  }
}
