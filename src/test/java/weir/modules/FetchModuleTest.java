package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weir.module.Answer;
import weir.module.Content;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.ParamBinder;

class FetchModuleTest {
  private final TestController controller = new TestController();

  @Test
  void savesBelowTheHostsName() {
    controller.answering("path=/etc/motd\nb25l\nCg==\n");
    Outcome outcome = fetch(Map.of("src", "/etc/motd", "dest", "out/"));
    assertTrue(outcome.changed());
    assertEquals(Map.of("/site/out/web1/etc/motd", Content.of("one\n")), controller.saved);
    assertEquals("/site/out/web1/etc/motd", outcome.values().get("dest"));
    assertEquals(Content.of("one\n").sha1(), outcome.values().get("checksum"));
    assertFalse(fetch(Map.of("src", "/etc/motd", "dest", "out/")).changed());
  }

  @Test
  void savesWhereItIsToldWhenFlat() {
    controller.answering("path=/etc/motd\n\n");
    fetch(Map.of("src", "/etc/motd", "dest", "a/b", "flat", true));
    fetch(Map.of("src", "/etc/motd", "dest", "dir/", "flat", true));
    assertEquals(
        Map.of("/site/a/b", Content.of(""), "/site/dir/motd", Content.of("")), controller.saved);
  }

  @Test
  void failsOnAMissingFileUnlessTold() {
    controller.answers.add(Optional.of(new Answer(1, "", "file not found: /x\n")));
    ModuleFailure failure =
        assertThrows(ModuleFailure.class, () -> fetch(Map.of("src", "/x", "dest", "out")));
    assertEquals("the remote file does not exist", failure.getMessage());
    Outcome outcome = fetch(Map.of("src", "/x", "dest", "out", "fail_on_missing", false));
    assertFalse(outcome.changed());
    assertEquals(
        "the remote file does not exist, not transferring, ignored", outcome.values().get("msg"));
    assertTrue(controller.saved.isEmpty());
  }

  private Outcome fetch(Map<String, Object> args) {
    FetchModule module = new FetchModule();
    return module.run(ParamBinder.bind(module.params(), args), controller);
  }
}
