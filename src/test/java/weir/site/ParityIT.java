package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.RealAnsible;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess;
import weir.testing.WeirProcess.Ended;

/**
 * The site play without Weir's own modules, by the real Ansible on one fresh host and by Weir on
 * another: the same recap, the same files, the same units.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ParityIT {
  private static final String LOOK =
      "find /opt/currents /etc/ngrok /usr/local/bin/ngrok /etc/systemd/journald.conf.d"
          + " /etc/systemd/system/currents.service /etc/systemd/system/ngrok-currents.service"
          + " -printf '%p %y %m %u:%g\\n' | sort;"
          + " find /opt/currents /etc/systemd/journald.conf.d /etc/systemd/system/currents.service"
          + " /etc/systemd/system/ngrok-currents.service /usr/local/bin/ngrok -type f"
          + " ! -path '*/__pycache__/*' -exec sha1sum {} + | sort -k 2;"
          + " systemctl show -p ActiveState,SubState,UnitFileState currents ngrok-currents;"
          + " getent passwd ubuntu ngrok; getent group ubuntu ngrok";

  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(3);

  /** Made once the hosts are up. */
  private static final class Holder {
    private static final Site SITE =
        Site.of(HOSTS.all().subList(0, 2), HOSTS.get(2), HOSTS.directory());
  }

  @BeforeAll
  static void install() {
    RealAnsible.install();
  }

  private static SystemdHost ansibles() {
    return HOSTS.get(0);
  }

  private static SystemdHost weirs() {
    return HOSTS.get(1);
  }

  private static Ended ansible(String... more) {
    return RealAnsible.playbook(args(ansibles(), more).toArray(String[]::new));
  }

  private static Ended weir(String... more) {
    List<String> args = new ArrayList<>(List.of("run"));
    args.addAll(args(weirs(), more));
    return WeirProcess.weir(args.toArray(String[]::new));
  }

  private static List<String> args(SystemdHost host, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "playbooks/site.yml",
                "-i",
                Holder.SITE.inventory(),
                "-l",
                host.name(),
                "-e",
                "weir_modules=false"));
    args.addAll(List.of(more));
    return args;
  }

  private static void assertSame(Ended ansible, Ended weir) {
    assertEquals(
        ansible.recap(ansibles().name()),
        weir.recap(weirs().name()),
        () -> "Ansible: %s%nWeir: %s".formatted(ansible, weir));
    assertEquals(ansible.status(), weir.status());
  }

  @Test
  @Order(1)
  void firstRunsComeToTheSame() {
    assertSame(ansible(), weir());
    assertEquals(look(ansibles()), look(weirs()));
  }

  @Test
  @Order(2)
  void secondRunsChangeNothing() {
    Ended weir = weir();
    assertSame(ansible(), weir);
    assertEquals(0, weir.changed(weirs().name()), weir.toString());
    assertEquals(look(ansibles()), look(weirs()));
  }

  @Test
  @Order(3)
  void eachFindsNothingToDoOnTheOthersHost() {
    List<String> args = new ArrayList<>(List.of("run"));
    args.addAll(args(ansibles()));
    Ended weir = WeirProcess.weir(args.toArray(String[]::new));
    assertEquals(0, weir.status(), weir.toString());
    assertEquals(0, weir.changed(ansibles().name()), weir.toString());
  }

  /** What the play manages, with the name of the host itself taken out. */
  private static String look(SystemdHost host) {
    return host.sh(LOOK).replace(host.name(), "HOST");
  }
}
