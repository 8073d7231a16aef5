package weir.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import weir.testing.SystemdHost;

/**
 * The play of the random faults, and what can be seen of it on its host. Every part carries the
 * number of its version in each of its lines.
 *
 * @param parts the version of each file, and of what each running service has read
 * @param litter what should not be there: temporary files, runs that hold the host
 */
record RandomPlay(Map<String, String> parts, List<String> litter) {

  static final String TEXT =
      """
      - hosts: all
        become: true
        gather_facts: false
        tasks:
          - copy: {dest: /srv/rnd/a1, content: "{{ ('version %s\\n' | format(version)) * 200 }}"}
            notify: restart a
          - copy: {dest: /srv/rnd/a2, content: "{{ ('version %s\\n' | format(version)) * 8000 }}"}
            notify: restart a
          - copy:
              dest: /etc/systemd/system/rnd-a.service
              content: |
                # version {{ version }}
                [Service]
                Environment=V={{ version }}
                ExecStart=/bin/sh -c 'for f in a1 a2; do head -n 1 /srv/rnd/$f > /run/rnd-$f; done; echo version $V > /run/rnd-unit-a; exec sleep infinity'
                TimeoutStopSec=1
                [Install]
                WantedBy=multi-user.target
            notify: [reload, restart a]
          - service: {name: rnd-a, state: started, enabled: true}
          - copy: {dest: /srv/rnd/b1, content: "{{ ('version %s\\n' | format(version)) * 50 }}"}
          - weir.unit:
              name: rnd-b.service
              inputs: [/srv/rnd/b1]
              content: |
                # version {{ version }}
                [Unit]
                StartLimitIntervalSec=0
                [Service]
                Environment=V={{ version }}
                ExecStart=/bin/sh -c 'head -n 1 /srv/rnd/b1 > /run/rnd-b1; echo version $V > /run/rnd-unit-b; exec sleep infinity'
                TimeoutStopSec=1
                [Install]
                WantedBy=multi-user.target
        handlers:
          - name: reload
            systemd: {daemon_reload: true}
          - name: restart a
            service: {name: rnd-a, state: restarted}
      """;

  private static final String LOOK =
      """
      for f in a1 a2 b1; do echo "file-$f $(sort -u /srv/rnd/$f | tr '\\n' ' ')"; done
      for u in a b; do echo "file-unit-$u $(head -n 1 /etc/systemd/system/rnd-$u.service | cut -c 3-)"; done
      for f in a1 a2 b1 unit-a unit-b; do echo "read-$f $(cat /run/rnd-$f)"; done
      for u in a b; do echo "state-$u $(systemctl is-active rnd-$u)"; done
      find /srv/rnd /etc/systemd/system /var/lib/weir -name '*weir-tmp*' -o -name '*.new' \\
        | sed 's/^/litter /'
      ls /var/lib/weir/pending /var/lib/weir/armed 2>/dev/null | grep '^[^/]' | sed 's/^/litter open /'
      grep -L ' free *$' /var/lib/weir/lease.* 2>/dev/null | sed 's/^/litter held /'
      """;

  /** Looks. */
  static RandomPlay look(SystemdHost host) {
    Map<String, String> parts = new LinkedHashMap<>();
    List<String> litter = new ArrayList<>();
    for (String line : host.sh(LOOK).lines().toList()) {
      String[] words = line.split(" ", 2);
      if (words[0].equals("litter")) {
        litter.add(words[1]);
      } else {
        parts.put(words[0], words.length < 2 ? "" : words[1].strip());
      }
    }
    return new RandomPlay(parts, litter);
  }

  /**
   * What is wrong after a run of a version that may have been hindered.
   *
   * @param undo whether all must be of the same version, since the host undoes what is not whole
   * @param status how the run ended
   */
  List<String> after(int version, boolean undo, int status) {
    List<String> wrong = new ArrayList<>();
    String now = "version " + version;
    String before = "version " + (version - 1);
    parts.forEach((part, what) -> {
      if (part.startsWith("file-") && !what.equals(now) && !what.equals(before)) {
        wrong.add("%s is '%s'".formatted(part, what));
      }
    });
    boolean mixed = !whole(version) && !whole(version - 1);
    if (mixed && (undo || status == 0)) {
      wrong.add("neither old nor new after status %d: %s".formatted(status, parts));
    }
    if (status == 0 && !whole(version)) {
      wrong.add("a success that is none: " + parts);
    }
    return wrong;
  }

  /** What is wrong after an unhindered run. */
  List<String> afterNext(int version) {
    List<String> wrong = new ArrayList<>();
    if (!whole(version)) {
      wrong.add("not all is new after the next run: " + parts);
    }
    if (!litter.isEmpty()) {
      wrong.add("left after the next run: " + litter);
    }
    return wrong;
  }

  /** Whether all is of one version, and runs. */
  boolean whole(int version) {
    return versions().equals(new TreeSet<>(List.of("version " + version))) && states();
  }

  private TreeSet<String> versions() {
    TreeSet<String> versions = new TreeSet<>();
    parts.forEach((part, what) -> {
      if (!part.startsWith("state-")) {
        versions.add(what);
      }
    });
    return versions;
  }

  private boolean states() {
    return parts.entrySet().stream()
        .filter(each -> each.getKey().startsWith("state-"))
        .allMatch(each -> each.getValue().equals("active"));
  }
}
