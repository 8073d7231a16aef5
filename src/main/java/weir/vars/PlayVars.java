package weir.vars;

import java.util.List;
import java.util.Map;
import weir.inventory.Inventory;
import weir.playbook.Play;

/**
 * What the variables of a play's tasks need to know about the play.
 *
 * @param prompted answers of {@code vars_prompt}
 * @param allHosts all hosts the play began with
 * @param aliveHosts those not failed
 * @param batch those of the current batch that are not failed
 */
public record PlayVars(
    Play play,
    Inventory inventory,
    Map<String, Object> prompted,
    List<String> allHosts,
    List<String> aliveHosts,
    List<String> batch) {}
