package weir.template;

import java.util.Set;

/** How templates are to be parsed: the tags beyond Jinja's own. */
record Parsing(Set<String> tags) {}
