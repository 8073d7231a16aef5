package weir.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import weir.playbook.Keywords;
import weir.playbook.Play;
import weir.playbook.Playbook;
import weir.source.SourceFile;

/** Stands for the play where hosts have variables and nothing is run. */
final class NoPlay {
  private NoPlay() {}

  /** One that says nothing, in a directory. */
  static Play in(Path directory) {
    return new Play(
        "",
        "all",
        Keywords.NONE,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Playbook.Place(directory, directory),
        new SourceFile("command line", "").span(0, 0));
  }
}
