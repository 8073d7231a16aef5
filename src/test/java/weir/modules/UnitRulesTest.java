package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.module.ParamBinder;

/** What systemd would ignore, or fail on at each start, is told with its remedy. */
class UnitRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RestartSec=3 # seconds|has a comment behind its value",
        "ExecStart=|has no ExecStart=",
        "ExecStart=bin/app|does not name its program by a whole path",
        "ExecStart=app --now|does not say which app",
        "ExecStart=/bin/b|has 2 ExecStart=",
        "Environment=C=four five|has \"five\", which is no assignment",
        "StandardOutput=append:/tmp/app.log|is opened by root in a directory anybody may write to",
        "StandardError=file:/var/tmp/app.log|is opened by root in a directory",
        "MemoryMax=lots|is no size",
        "TimeoutStopSec=soon|is no time",
        "Type=demon|is not valid: systemd ignores it and takes its default",
        "Restart=allways|Did you mean 'always'?",
        "WantedBy=multi-user.target|Move it to [Install].",
        "Description=App|Move it to [Unit].",
        "StartLimitIntervalSec=0|Move it to [Unit].",
        "just words|is no assignment: systemd ignores it",
        "[Timer]|says nothing in a .service unit",
        "[Servcie]|Did you mean [Service]?"
      })
  void eachMistakeIsTold(String line, String expected) {
    List<String> problems = problems("[Service]\nExecStart=/bin/a\n" + line + "\n");
    assertTrue(String.join("\n", problems).contains(expected), problems.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ExecStartPre=-/bin/sh -c 'echo one # two'",
        "Environment=\"A=one two\" B=3 'C=x # y'",
        "Environment=",
        "StartLimitInterval=0",
        "Restart=on-failure",
        "MemoryMax=50%",
        "TimeoutStopSec=1min 30s",
        "TimeoutStopSec=infinity",
        "Type=%i",
        "X-Note=mine # too",
        // Near nothing known, so perhaps newer than the list: the host's systemd has the say.
        "BrandNewOfTomorrow=yes",
        "StandardOutput=append:/var/log/app/app.log",
        "ExecStopPost=!/bin/true"
      })
  void whatIsRightIsLeftAlone(String line) {
    assertEquals(List.of(), problems("[Service]\nExecStart=/bin/a\n" + line + "\n"));
  }

  @Test
  void aLogInADirectoryOfSystemdsOwnFailsEachStart() {
    String said =
        problems(
                "[Service]\nExecStart=/bin/a\nLogsDirectory=app\n"
                    + "StandardOutput=append:/var/log/app/app.log\n")
            .getFirst();
    assertTrue(said.contains("fails with 209/STDOUT at each start"), said);
    assertTrue(said.contains("Make /var/log/app with a task before this one"), said);
  }

  @Test
  void aOneshotMayHaveManyCommandsAndNoEndlessRestart() {
    String oneshot = "[Service]\nType=oneshot\nExecStart=/bin/a\nExecStart=/bin/b\n";
    assertEquals(List.of(), problems(oneshot));
    assertTrue(
        problems(oneshot + "Restart=always\n")
            .getFirst()
            .contains("does not go with Type=oneshot"));
  }

  @Test
  void secretsOfTheEnvironmentAreNotShown() {
    String said = problems("[Service]\nExecStart=/bin/a\nEnvironment=TOKEN=hush #no\n").toString();
    assertTrue(!said.contains("hush"), said);
  }

  @Test
  void verifyFalseLeavesAllToSystemd() {
    Map<String, Object> args = new HashMap<>(Map.of("name", "app", "verify", false));
    args.put("content", "[Service]\nRestrat=always\n");
    assertEquals("app.service", ParamBinder.bind(UnitParams.class, args).name());
  }

  private static List<String> problems(String text) {
    Map<String, Object> args = Map.of("name", "app", "content", text, "verify", false);
    return new UnitRules(ParamBinder.bind(UnitParams.class, args), new UnitFile(text)).problems();
  }
}
