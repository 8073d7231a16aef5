@org.jspecify.annotations.NullMarked
package weir.playbook;
