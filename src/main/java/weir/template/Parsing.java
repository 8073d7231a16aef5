package weir.template;

/** How templates are to be parsed. */
record Parsing() {}
