package weir.playbook;

import java.nio.file.Path;
import java.util.List;

/** Plays in order, those of imported playbooks in place. */
public record Playbook(Place place, List<Play> plays) {

  /** Where a playbook lies: its file, and the directory all its paths start from. */
  public record Place(Path file, Path directory) {}

  /** Keeps a copy. */
  public Playbook {
    plays = List.copyOf(plays);
  }
}
