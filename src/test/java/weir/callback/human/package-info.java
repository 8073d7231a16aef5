@org.jspecify.annotations.NullMarked
package weir.callback.human;
