package weir.modules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in which section of a unit file a parameter becomes a directive. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Directive {

  /** The section; "" for the one named after the unit's type. */
  String value();

  /** The directive, where it is not the parameter's name in capitals: {@code exec_start}. */
  String key() default "";
}
