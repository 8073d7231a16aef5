package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitFileTest {

  @Test
  void namesItsInputsAtTheEndOfTheService() {
    UnitFile unit = new UnitFile("[Unit]\nA=b\n\n[Service]\nEnvironment=\nX=y\n\n[Install]\nZ=z");
    assertEquals(
        "[Unit]\nA=b\n\n[Service]\nEnvironment=\nX=y\nEnvironment=WEIR_INPUTS=abc\n\n[Install]\n"
            + "Z=z\n",
        unit.withInputs("WEIR_INPUTS", "abc").text());
  }

  @Test
  void doesNotBreakAContinuedLine() {
    UnitFile unit = new UnitFile("[Service]\nExecStart=/bin/x \\\n");
    assertEquals(
        "[Service]\nEnvironment=WEIR_INPUTS=abc\nExecStart=/bin/x \\\n",
        unit.withInputs("WEIR_INPUTS", "abc").text());
  }

  @Test
  void leavesUnitsWithoutAProcessAlone() {
    UnitFile timer = new UnitFile("[Timer]\nOnCalendar=daily\n");
    assertEquals(timer, timer.withInputs("WEIR_INPUTS", "abc"));
  }

  @Test
  void joinsContinuedLinesAndForgetsWhatIsEmptied() {
    UnitFile unit =
        new UnitFile("[Service]\nExecStart=/bin/a\nExecStart=\nExecStart=/bin/b \\\n # no\n  c\n");
    assertEquals(List.of("/bin/b  c"), unit.all("Service", "ExecStart"));
    assertEquals("", unit.last("Unit", "ExecStart"));
  }

  @Test
  void asksForWhatSystemdDoesNotVerify() {
    UnitFile unit =
        new UnitFile(
            """
            [Service]
            User=app
            Group=app
            WorkingDirectory=-/srv/x
            EnvironmentFile=/etc/app.env
            EnvironmentFile=-/etc/app.local
            EnvironmentFile=/etc/app.d/*.env
            ExecStart=!/srv/app/bin/run --now
            ExecStart=-/srv/may/be/missing
            ExecStart="/srv/with quotes"
            """);
    assertEquals(
        List.of(
            "user:app",
            "group:app",
            "file:/etc/app.env",
            "exec:/srv/app/bin/run",
            "exec:/srv/with quotes"),
        UnitNeeds.of(unit).asked());
  }

  @Test
  void asksForNothingThatSystemdMakesItself() {
    assertTrue(
        UnitNeeds.of(new UnitFile("[Service]\nDynamicUser=yes\nUser=x\n")).asked().isEmpty());
    assertTrue(
        UnitNeeds.of(new UnitFile("[Service]\nUser=%i\nWorkingDirectory=~\n")).asked().isEmpty());
    assertTrue(
        UnitNeeds.of(new UnitFile("[Service]\nRootDirectory=/r\nExecStart=/bin/x\n"))
            .asked()
            .isEmpty());
  }

  @Test
  void putsExecFaultsIntoWords() {
    assertTrue(ExecFault.words(203).contains("203/EXEC"));
    assertTrue(ExecFault.words(242).contains("242"));
    assertEquals("", ExecFault.words(1));
  }
}
