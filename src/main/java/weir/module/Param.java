package weir.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One parameter of a module, declared once, on the component of its record. Its name is the
 * component's in snake case; its type is the component's: String, boolean, Boolean, int, Integer,
 * long, Long, Double, List, Map, Object, an enum (whose constants in lower case are the choices),
 * {@link Mode}, {@link Source}. A component that may be null is annotated {@code @Nullable}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {

  /** One or two sentences for {@code weir doc}. */
  String value();

  /** The name, where Java does not allow it as a component's. */
  String name() default "";

  /** Other names that mean the same. */
  String[] aliases() default {};

  /** What holds when the task does not say, as YAML; "" for nothing. */
  String byDefault() default "";

  /** Whether a task must give it. */
  boolean required() default false;

  /** Whether its value must never be shown. */
  boolean sensitive() default false;

  /** Whether null, written out, is a value and not the same as nothing. */
  boolean nullCounts() default false;

  /** Where the value comes from. */
  From from() default From.VALUE;

  /**
   * The boolean parameters that turn a {@link From#FILE} into a path of the host, left as text: by
   * being true, or, with "!" in front, false.
   */
  String[] onHostWhen() default {};

  /** Where a parameter's value comes from. */
  enum From {
    /** The value itself. */
    VALUE,
    /** The free text behind the module's name ({@code command: uptime}), or the name as a key. */
    FREE_FORM,
    /** An expression, or a list of them, for {@link Controller#holds} or its value. */
    CONDITION,
    /** All keys that are no other parameter, as a Map. */
    OTHER_KEYS,
    /** A file of the control machine, found where Ansible looks for {@code files}. */
    FILE,
    /**
     * The file of the control machine that the first word of the module's command line names; no
     * task can give it another way.
     */
    SCRIPT,
    /** A template of the control machine, found where Ansible looks for {@code templates}. */
    TEMPLATE
  }
}
