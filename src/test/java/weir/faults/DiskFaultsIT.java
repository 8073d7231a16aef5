package weir.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.WeirProcess.Ended;

/** F07 and F08: a file system that does not take what is written. */
final class DiskFaultsIT {
  @RegisterExtension static final Ground GROUND = new Ground();

  @AfterEach
  void unmount() {
    GROUND
        .host()
        .sh("awk '$2 ~ \"^/srv/f0\" {print $2}' /proc/mounts | sort -r | xargs -r -n 1 umount -l");
  }

  /** A service that reads the files, and their copy; it must go on as it is. */
  private static Ended deploy(String directory) {
    GROUND
        .host()
        .sh(
            "printf '[Service]\\nExecStart=/bin/sleep infinity\\n'"
                + " > /run/systemd/system/reader.service;"
                + " systemctl daemon-reload; systemctl restart reader");
    String before = GROUND.host().property("reader", "InvocationID");
    Ended run =
        GROUND
            .fresh()
            .name("host")
            .run(
                """
                - hosts: all
                  become: true
                  gather_facts: false
                  tasks:
                    - copy:
                        dest: DIRECTORY/{{ item }}/file
                        content: "{{ 'new content ' * 1000 }}"
                      loop: [a, b, c]
                      notify: restart
                  handlers:
                    - name: restart
                      service: {name: reader, state: restarted}
                """
                    .replace("DIRECTORY", directory));
    assertEquals(before, GROUND.host().property("reader", "InvocationID"), run.toString());
    return run;
  }

  @Test
  void f07AFullFileSystemKeepsTheOldFileAndSaysHowMuchRoomThereIs() {
    GROUND
        .host()
        .sh(
            """
            for name in a b c; do
              mkdir -p /srv/f07/$name
              mount -t tmpfs -o size=64k tmpfs /srv/f07/$name
              echo old > /srv/f07/$name/file
            done
            dd if=/dev/zero of=/srv/f07/a/fill bs=1 2>/dev/null
            dd if=/dev/zero of=/srv/f07/b/fill bs=4096 count=13 2>/dev/null
            dd if=/dev/zero of=/srv/f07/c/fill bs=4096 count=14 2>/dev/null
            """);
    Ended run = deploy("/srv/f07");
    assertEquals(2, run.status(), run.toString());
    assertEquals("old\nold\nold\n", GROUND.host().sh("cat /srv/f07/*/file"));
    assertEquals("", GROUND.host().sh("find /srv/f07 -name '.*'"), run.toString());
    assertTrue(run.out().contains("(file system tmpfs at /srv/f07/a: 0 bytes free)"), run.out());
    assertTrue(run.out().contains("at /srv/f07/b: 8192 bytes free)"), run.out());
    assertTrue(run.out().contains("No space left on device"), run.out());
  }

  @Test
  void f08ReadOnlyAndInodelessFileSystemsAndMountedFilesAreRefusedWhole() {
    GROUND
        .host()
        .sh(
            """
            mkdir -p /srv/f08/a /srv/f08/b /srv/f08/c
            mount -t tmpfs tmpfs /srv/f08/a
            echo old > /srv/f08/a/file
            mount -o remount,ro /srv/f08/a
            mount -t tmpfs -o nr_inodes=2 tmpfs /srv/f08/b
            echo old > /srv/f08/b/file
            echo old > /srv/f08/c/file
            mount --bind /srv/f08/c/file /srv/f08/c/file
            """);
    Ended run = deploy("/srv/f08");
    assertEquals(2, run.status(), run.toString());
    assertEquals("old\nold\nold\n", GROUND.host().sh("cat /srv/f08/*/file"));
    assertEquals("", GROUND.host().sh("find /srv/f08 -name '.*'"), run.toString());
    assertTrue(run.out().contains("Read-only file system"), run.out());
    assertTrue(run.out().contains("No space left on device"), run.out());
    assertTrue(run.out().contains("bytes free, no inodes free)"), run.out());
    assertTrue(run.out().contains("Device or resource busy"), run.out());
  }
}
