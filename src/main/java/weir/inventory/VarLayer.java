package weir.inventory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import weir.yaml.Node;

/**
 * Variables from one place.
 *
 * @param name the group or host they are for
 */
public record VarLayer(Origin origin, String name, Map<String, Node> entries) {

  /** The kinds of places, from the weakest to the strongest. */
  public enum Origin {
    /** Group variables in an inventory source. */
    INVENTORY_GROUP,
    /** group_vars/all beside the inventory. */
    INVENTORY_GROUP_VARS_ALL,
    /** group_vars/all beside the playbook. */
    PLAYBOOK_GROUP_VARS_ALL,
    /** Other group_vars beside the inventory. */
    INVENTORY_GROUP_VARS,
    /** Other group_vars beside the playbook. */
    PLAYBOOK_GROUP_VARS,
    /** Host variables in an inventory source. */
    INVENTORY_HOST,
    /** host_vars beside the inventory. */
    INVENTORY_HOST_VARS,
    /** host_vars beside the playbook. */
    PLAYBOOK_HOST_VARS;

    /** Whether the variables are written for one host. */
    public boolean isOfHost() {
      return this == INVENTORY_HOST || this == INVENTORY_HOST_VARS || this == PLAYBOOK_HOST_VARS;
    }
  }

  /** Keeps a copy. */
  public VarLayer {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
