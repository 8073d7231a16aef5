package weir.template;

/** A parsed template. */
record Program() {
  static Program parse(Template template, Parsing parsing) {
    return new Program();
  }
}
