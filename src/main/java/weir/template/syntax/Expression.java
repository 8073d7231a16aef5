package weir.template.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a template that has a value. Offsets are those of the template's text. */
public sealed interface Expression {

  /** Offset of the start. */
  int start();

  /** Offset of the end. */
  int end();

  /** A string, number, bool or None. */
  record Constant(@Nullable Object value, int start, int end) implements Expression {}

  /** A variable. */
  record Name(String name, int start, int end) implements Expression {}

  /** {@code (a, b)}. */
  record TupleOf(List<Expression> items, int start, int end) implements Expression {}

  /** {@code [a, b]}. */
  record ListOf(List<Expression> items, int start, int end) implements Expression {}

  /** {@code {a: b}}: keys and values in turn. */
  record DictOf(List<Expression> keys, List<Expression> values, int start, int end)
      implements Expression {}

  /** {@code + - * / // % **}. */
  record Binary(String operator, Expression left, Expression right, int start, int end)
      implements Expression {}

  /** {@code -a} or {@code +a}. */
  record Signed(boolean negative, Expression operand, int start, int end) implements Expression {}

  /** {@code a < b <= c}: the operators between the operands. */
  record Comparisons(
      Expression first, List<String> operators, List<Expression> others, int start, int end)
      implements Expression {}

  /** {@code a and b}. */
  record And(Expression left, Expression right, int start, int end) implements Expression {}

  /** {@code a or b}. */
  record Or(Expression left, Expression right, int start, int end) implements Expression {}

  /** {@code not a}. */
  record Not(Expression operand, int start, int end) implements Expression {}

  /** {@code a ~ b}. */
  record Concatenation(List<Expression> parts, int start, int end) implements Expression {}

  /** {@code then if test else otherwise}. */
  record Choice(
      Expression test, Expression then, @Nullable Expression otherwise, int start, int end)
      implements Expression {}

  /** {@code input|name(arguments)}; the input of a filter block is not written. */
  record Filtered(
      @Nullable Expression input, String name, CallArguments arguments, int start, int end)
      implements Expression {}

  /** {@code input is name(arguments)}. */
  record Tested(Expression input, String name, CallArguments arguments, int start, int end)
      implements Expression {}

  /** {@code callee(arguments)}. */
  record Call(Expression callee, CallArguments arguments, int start, int end)
      implements Expression {}

  /** {@code target.name}. */
  record Dot(Expression target, String name, int start, int end) implements Expression {}

  /** {@code target[key]}. */
  record Item(Expression target, Expression key, int start, int end) implements Expression {}

  /** {@code from:to:step} within brackets. */
  record Slice(
      @Nullable Expression from,
      @Nullable Expression to,
      @Nullable Expression step,
      int start,
      int end)
      implements Expression {}
}
