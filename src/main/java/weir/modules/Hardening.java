package weir.modules;

import java.util.ArrayList;
import java.util.List;

/**
 * A sandbox for a service. What its author has set stays as it is: a directive that is there
 * already is not added.
 */
final class Hardening {
  /** Stands before the lines that were added, up to the end of the section. */
  static final String MARK = "# hardening: standard";

  private static final List<String> STANDARD =
      List.of(
          "NoNewPrivileges=yes",
          "PrivateTmp=yes",
          "PrivateDevices=yes",
          "ProtectSystem=strict",
          "ProtectHome=read-only",
          "ProtectKernelTunables=yes",
          "ProtectKernelModules=yes",
          "ProtectKernelLogs=yes",
          "ProtectControlGroups=yes",
          "ProtectClock=yes",
          "ProtectHostname=yes",
          "ProtectProc=invisible",
          "RestrictSUIDSGID=yes",
          "RestrictRealtime=yes",
          "RestrictNamespaces=yes",
          "LockPersonality=yes",
          "RemoveIPC=yes",
          "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
          "SystemCallArchitectures=native",
          "SystemCallFilter=@system-service",
          "SystemCallFilter=~@privileged @resources",
          "SystemCallErrorNumber=EPERM",
          "CapabilityBoundingSet=",
          "UMask=0027");

  private Hardening() {}

  /** How much of it. */
  enum Level {
    /** As its author wrote it. */
    NONE,
    /** The measured set. */
    STANDARD
  }

  /** The unit with the set at the end of its section Service; a unit that is no service stays. */
  static UnitFile applied(UnitFile unit) {
    List<String> lines = new ArrayList<>();
    lines.add(MARK);
    STANDARD.stream().filter(line -> !unit.sets("Service", key(line))).forEach(lines::add);
    return lines.size() == 1 ? unit : unit.withLines(lines);
  }

  /** The unit without one of the directives, where it is there only because of the set. */
  static UnitFile without(UnitFile unit, String directive) {
    List<String> lines = new ArrayList<>();
    boolean ours = false;
    for (String line : unit.text().lines().toList()) {
      ours = line.equals(MARK) || ours && !line.isBlank() && !line.startsWith("[");
      if (!ours || !key(line).equals(directive)) {
        lines.add(line);
      }
    }
    return new UnitFile(String.join("\n", lines) + "\n");
  }

  private static String key(String line) {
    int equals = line.indexOf('=');
    return equals < 0 ? "" : line.substring(0, equals);
  }
}
