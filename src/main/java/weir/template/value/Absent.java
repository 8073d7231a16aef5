package weir.template.value;

/** Stands for no value at all where null is the value None. */
public enum Absent {
  /** The one of its kind. */
  ABSENT
}
