/** Tests of the day-two commands. */
@org.jspecify.annotations.NullMarked
package weir.service;
