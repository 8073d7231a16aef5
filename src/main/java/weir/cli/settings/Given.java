package weir.cli.settings;

import java.nio.file.Path;
import weir.source.Span;

/**
 * A value that somebody set.
 *
 * @param name as it was written there
 * @param text not blank, without quotes around it
 * @param span where
 * @param base what relative paths in it start from
 */
record Given(String name, String text, Span span, Path base) {}
