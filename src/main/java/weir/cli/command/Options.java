package weir.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options and parameters of one command, in the order of its help, each with where its value
 * goes. An option's names are written as its help shows them: {@code "-i, --inventory"}.
 *
 * <p>Picocli's annotations would say the same, but to read them costs each start fifty
 * milliseconds: the JVM spins a class for every type of annotation and code for every kind of
 * field.
 */
public final class Options {
  private final CommandSpec spec;
  private final Consumer<OptionSpec> taken;

  Options(CommandSpec spec) {
    this(spec, spec::addOption);
  }

  private Options(CommandSpec spec, Consumer<OptionSpec> taken) {
    this.spec = spec;
    this.taken = taken;
  }

  /** What the command is for. */
  public Options description(String... lines) {
    spec.usageMessage().description(lines);
    return this;
  }

  /** What follows the options in the help. */
  public Options footer(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  /** The help has the options in the order of the alphabet. */
  public Options sorted() {
    spec.usageMessage().sortOptions(true);
    return this;
  }

  /** An option without a value. */
  public Options flag(String names, String description, Consumer<Boolean> to) {
    return add(option(names, description).type(boolean.class), new Slot<>(to));
  }

  /** An option without a value that means more each time it is given. */
  public Options count(String names, String description, IntConsumer to) {
    return add(
        option(names, description).type(boolean[].class).arity("0"),
        new Slot<boolean[]>(given -> to.accept(given.length)));
  }

  /** An option with a text. */
  public Options text(String names, String param, String description, Consumer<String> to) {
    return one(names, param, String.class, description, to);
  }

  /** An option with the name of a file. */
  public Options path(String names, String param, String description, Consumer<Path> to) {
    return one(names, param, Path.class, description, to);
  }

  /** An option with a number. */
  public Options number(String names, String param, String description, Consumer<Integer> to) {
    return one(names, param, int.class, description, to);
  }

  /** An option with a value of a type that picocli knows. */
  public <T> Options one(
      String names, String param, Class<T> type, String description, Consumer<T> to) {
    return add(option(names, description).paramLabel(param).type(type), new Slot<>(to));
  }

  /** An option with a value that {@code reader} makes of a text. */
  public <T> Options read(
      String names, String param, ITypeConverter<T> reader, String description, Consumer<T> to) {
    return add(
        option(names, description).paramLabel(param).type(Object.class).converters(reader),
        new Slot<>(to));
  }

  /** An option that means {@code otherwise} when it is given without a value. */
  public <T> Options optional(
      String names,
      String param,
      Class<T> type,
      String otherwise,
      String description,
      Consumer<T> to) {
    return add(
        option(names, description)
            .paramLabel(param)
            .type(type)
            .arity("0..1")
            .fallbackValue(otherwise),
        new Slot<>(to));
  }

  /** An option that may be given again and again. */
  public <T> Options all(
      String names, String param, Class<T> type, String description, List<T> into) {
    return add(
        option(names, description).paramLabel(param).type(List.class).auxiliaryTypes(type),
        Slot.filling(into));
  }

  /** A parameter that comes once at most; {@code arity} is "1" or "0..1". */
  public Options parameter(String arity, String param, String description, Consumer<String> to) {
    String index = Integer.toString(spec.positionalParameters().size());
    return add(
        parameter(arity, param, description).index(index).type(String.class), new Slot<>(to));
  }

  /** All parameters; {@code arity} is "0..*" or "1..*". */
  public <T> Options parameters(
      String arity, String param, Class<T> type, String description, List<T> into) {
    return add(
        parameter(arity, param, description).type(List.class).auxiliaryTypes(type),
        Slot.filling(into));
  }

  /** Options exactly one of which must be given. */
  public Options oneOf(Consumer<Options> choices) {
    ArgGroupSpec.Builder group = ArgGroupSpec.builder().multiplicity("1");
    choices.accept(new Options(spec, group::addArg));
    spec.addArgGroup(group.build());
    return this;
  }

  private static OptionSpec.Builder option(String names, String description) {
    return OptionSpec.builder(names.split(", ", -1)).description(description);
  }

  private static PositionalParamSpec.Builder parameter(
      String arity, String param, String description) {
    return PositionalParamSpec.builder()
        .arity(arity)
        .required(arity.startsWith("1"))
        .paramLabel(param)
        .description(description);
  }

  private Options add(OptionSpec.Builder option, Slot<?> slot) {
    taken.accept(option.getter(slot).setter(slot).build());
    return this;
  }

  private Options add(PositionalParamSpec.Builder parameter, Slot<?> slot) {
    spec.addPositional(parameter.getter(slot).setter(slot).build());
    return this;
  }
}
