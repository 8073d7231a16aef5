@org.jspecify.annotations.NullMarked
package weir.strategy;
