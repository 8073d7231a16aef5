/**
 * Variables: which value wins, and the magic ones. The order, from the weakest to the strongest:
 *
 * <ol>
 *   <li value="2">role defaults
 *   <li value="3">inventory, in its own order (levels 3 to 10)
 *   <li value="11">facts
 *   <li value="12">play vars
 *   <li value="13">prompted vars
 *   <li value="14">vars_files
 *   <li value="15">role vars
 *   <li value="16">block vars, then task vars
 *   <li value="18">include_vars
 *   <li value="19">set_fact and register
 *   <li value="20">role params
 *   <li value="21">include params
 *   <li value="22">extra vars
 * </ol>
 *
 * <p>and above them all the magic variables.
 *
 * <p>Uses {@code source}, {@code template}, {@code inventory}, {@code playbook}, {@code facts}.
 */
@org.jspecify.annotations.NullMarked
package weir.vars;
