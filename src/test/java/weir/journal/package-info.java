/** What the journal's scripts do under each shell, and what is made of their answers. */
@org.jspecify.annotations.NullMarked
package weir.journal;
