package weir.template.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a template that writes output or changes names. */
public sealed interface Statement {

  /** Text between tags. */
  record Data(String text) implements Statement {}

  /** {@code {{ expression }}}. */
  record Print(Expression expression) implements Statement {}

  /** {@code if}, {@code elif}: tests beside their bodies, and {@code else}. */
  record If(List<Expression> tests, List<List<Statement>> bodies, List<Statement> otherwise)
      implements Statement {}

  /** {@code for}. */
  record For(
      Target target,
      Expression items,
      @Nullable Expression test,
      boolean recursive,
      List<Statement> body,
      List<Statement> otherwise)
      implements Statement {}

  /** {@code set a = b}. */
  record Set(Target target, Expression value) implements Statement {}

  /** {@code set a} up to {@code endset}. */
  record SetBlock(Target target, @Nullable Expression filter, List<Statement> body)
      implements Statement {}

  /** {@code with}. */
  record With(List<Target> targets, List<Expression> values, List<Statement> body)
      implements Statement {}

  /** {@code macro}. */
  record Macro(String name, Signature signature, List<Statement> body, int start, int end)
      implements Statement {}

  /** {@code call}. */
  record CallBlock(Expression.Call call, Signature signature, List<Statement> body)
      implements Statement {}

  /** {@code filter}. */
  record FilterBlock(Expression filter, List<Statement> body) implements Statement {}

  /** {@code include}. */
  record Include(Expression template, boolean ignoreMissing, boolean withContext)
      implements Statement {}

  /** {@code import ... as name}. */
  record Import(Expression template, String name, boolean withContext) implements Statement {}

  /** {@code from ... import name as alias}: names beside their aliases. */
  record FromImport(
      Expression template, List<String> names, List<String> aliases, boolean withContext)
      implements Statement {}

  /** {@code extends}. */
  record Extends(Expression template) implements Statement {}

  /** {@code block}. */
  record Block(
      String name, boolean scoped, boolean required, List<Statement> body, int start, int end)
      implements Statement {}

  /** {@code do}. */
  record Do(Expression expression) implements Statement {}

  /** {@code break}. */
  record Break() implements Statement {}

  /** {@code continue}. */
  record Continue() implements Statement {}

  /** The parameters of a macro, and the fallbacks of the last of them. */
  record Signature(List<String> names, List<Expression> fallbacks) {}

  /** What a value is assigned to. */
  sealed interface Target {
    /** A name. */
    record Named(String name) implements Target {}

    /** Several, for a value that is unpacked. */
    record Unpacked(List<Target> targets, int start, int end) implements Target {}

    /** An attribute of a namespace. */
    record Attribute(String namespace, String name, int start, int end) implements Target {}
  }
}
