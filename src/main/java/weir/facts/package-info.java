/** What a host is: one gather script and its pure parser. Uses nothing. */
@org.jspecify.annotations.NullMarked
package weir.facts;
