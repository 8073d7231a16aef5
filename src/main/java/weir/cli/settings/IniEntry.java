package weir.cli.settings;

import weir.source.Span;

/**
 * One setting of an INI file.
 *
 * @param section without brackets
 * @param key in lower case
 * @param value without comments; lines that continue it follow line ends
 * @param span of the key and the first line of the value
 */
record IniEntry(String section, String key, String value, Span span) {}
