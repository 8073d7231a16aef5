package weir.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import weir.connection.Target;
import weir.inventory.Inventory;
import weir.module.Catalog;
import weir.module.Module;
import weir.playbook.Block;
import weir.playbook.Entry;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.playbook.Play;
import weir.playbook.Playbook;
import weir.playbook.Task;

/**
 * The hosts that a run surely works on first, so that logging in to them need not wait for the rest
 * of what is made ready.
 */
record FirstHosts(Targets targets, Catalog catalog) {

  /** Those of the first play, if it asks them something and asks nobody else anything before. */
  Set<Target> of(List<Playbook> playbooks, Inventory inventory) {
    Play first = playbooks.stream().flatMap(each -> each.plays().stream()).findFirst().orElse(null);
    if (first == null
        || !first.prompts().isEmpty()
        || first.keywords().has(Keyword.SERIAL)
        || !asks(first)) {
      return Set.of();
    }
    Set<Target> hosts = targets.of(first, inventory);
    return hosts.size() > targets.manager().settings().forks() ? Set.of() : hosts;
  }

  private boolean asks(Play play) {
    Object facts = play.keywords().get(Keyword.GATHER_FACTS);
    return facts == null
        || Boolean.TRUE.equals(facts)
        || Stream.of(play.preTasks(), play.roleTasks(), play.tasks())
            .flatMap(List::stream)
            .anyMatch(this::asks);
  }

  private boolean asks(Entry entry) {
    return switch (entry) {
      case Task task -> asks(task);
      case Block block -> block.body().stream().anyMatch(this::asks);
    };
  }

  private boolean asks(Task task) {
    Keywords keywords = task.keywords();
    return catalog.find(task.module()) instanceof Module<?, ?>
        && !keywords.has(Keyword.DELEGATE_TO)
        && !keywords.has(Keyword.CONNECTION);
  }
}
