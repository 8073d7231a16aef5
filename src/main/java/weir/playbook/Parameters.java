package weir.playbook;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import weir.module.Param;
import weir.module.ParamSpec;

/**
 * What a module takes, as its tasks are read.
 *
 * @param known every name that a task may write
 * @param conditions those of expressions
 * @param freeForm whether free text may stand behind the module's name
 * @param open whether any other name may be given
 */
record Parameters(
    List<ParamSpec> specs,
    Set<String> known,
    Set<String> conditions,
    boolean freeForm,
    boolean open) {

  /** Thousands of tasks use a few dozen modules. */
  private static final ClassValue<Parameters> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected Parameters computeValue(Class<?> params) {
          return of(ParamSpec.of(params.asSubclass(Record.class)));
        }
      };

  /** Those of a module. */
  static Parameters of(Class<? extends Record> params) {
    return OF_CLASS.get(params);
  }

  private static Parameters of(List<ParamSpec> specs) {
    Set<String> known = new TreeSet<>();
    Set<String> conditions = new TreeSet<>();
    boolean freeForm = false;
    boolean open = false;
    for (ParamSpec spec : specs) {
      if (spec.from() != Param.From.SCRIPT) {
        known.addAll(spec.allNames());
      }
      if (spec.from() == Param.From.CONDITION) {
        conditions.addAll(spec.allNames());
      }
      freeForm |= spec.from() == Param.From.FREE_FORM;
      open |= spec.from() == Param.From.OTHER_KEYS;
    }
    return new Parameters(
        specs,
        Collections.unmodifiableSet(known),
        Collections.unmodifiableSet(conditions),
        freeForm,
        open);
  }
}
