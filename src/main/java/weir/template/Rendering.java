package weir.template;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.filter.FilterContext;
import weir.template.filter.Filters;
import weir.template.filter.Tests;
import weir.template.syntax.Expression;
import weir.template.value.Arguments;
import weir.template.value.Undefined;
import weir.template.value.ValueException;
import weir.template.value.View;

/** One template run with one set of variables. Variables are looked up once each. */
final class Rendering implements FilterContext {
  private final Session session;
  private final Variables variables;
  private final boolean keepsTypes;
  private final Map<String, @Nullable Object> known = new HashMap<>();

  Rendering(Session session, Variables variables, boolean keepsTypes) {
    this.session = session;
    this.variables = variables;
    this.keepsTypes = keepsTypes;
  }

  Session session() {
    return session;
  }

  Variables variables() {
    return variables;
  }

  boolean keepsTypes() {
    return keepsTypes;
  }

  Output output() {
    return new Output(keepsTypes, session.limits());
  }

  /** The value a template has, line ends at its end kept. */
  @Nullable Object value(Template template) {
    Program program = program(template);
    Interpreter interpreter = new Interpreter(template, program, this, new Blocks());
    if (program.condition() != null) {
      return interpreter.expressions().evaluate(program.condition(), new Scope(null));
    }
    boolean older = !keepsTypes && template.kind() != Template.Kind.FILE;
    Output out =
        older && OlderStrings.isVariable(program) ? new Output(true, session.limits()) : output();
    interpreter.run(new Scope(null), out);
    Object result = out.result();
    if (result instanceof Undefined undefined) {
      result = undefined.used();
    }
    if (result instanceof String text) {
      int missing = program.lineEnds() - Program.lineEnds(text);
      String whole = missing > 0 ? text + program.lineEnd().repeat(missing) : text;
      return older ? OlderStrings.value(program, whole) : whole;
    }
    return older && result == null ? "" : result;
  }

  /** The parsed template, which fails when it uses what does not exist. */
  private Program program(Template template) {
    return sound(template, template.program(session.engine().parsing()));
  }

  /** A template that another one includes. */
  Program program(Template template, Program includer) {
    Program program = template.program(session.engine().parsing(), includer.dialect());
    return sound(template, program);
  }

  private Program sound(Template template, Program program) {
    Expression unknown = program.unknown();
    if (unknown == null) {
      return program;
    }
    ValueException problem =
        switch (unknown) {
          case Expression.Filtered e -> Filters.unknown(e.name());
          case Expression.Tested e -> Tests.unknown(e.name());
          default -> new ValueException("nothing is unknown. This is a bug in Weir.");
        };
    throw Failures.at(problem, template, unknown.start(), unknown.end(), variables);
  }

  /** The value of a variable or global. */
  @Nullable Object lookup(String name) {
    Object value = known.get(name);
    if (value != null || known.containsKey(name)) {
      return value;
    }
    Object raw = variables.get(name);
    if (raw == Variables.ABSENT) {
      value = Globals.get(name, this);
      if (value == Variables.ABSENT) {
        return name.equals("vars")
            ? session.resolve(new VariablesView(variables), variables)
            : Undefined.variable(name);
      }
    } else {
      value = session.resolve(raw, variables);
    }
    known.put(name, value);
    return value;
  }

  Template load(String name) {
    Template found = session.loader().load(name);
    if (found == null) {
      throw new ValueException(name);
    }
    return found;
  }

  @Override
  public @Nullable Object filter(String name, @Nullable Object input, Arguments arguments) {
    return View.unrolled(Filters.apply(name, input, arguments, this));
  }

  @Override
  public boolean test(String name, @Nullable Object input, Arguments arguments) {
    return Tests.apply(name, input, arguments, this);
  }

  @Override
  public List<@Nullable Object> lookup(String name, String term) {
    List<@Nullable Object> terms = new ArrayList<>();
    terms.add(term);
    return LookupRunner.run(name, terms, Map.of(), variables, session);
  }

  @Override
  public Clock clock() {
    return session.engine().options().clock();
  }

  @Override
  public boolean pathIs(String kind, String path) {
    return session.engine().options().paths().is(kind, path);
  }

  @Override
  public boolean sameFile(String one, String other) {
    return session.engine().options().paths().same(one, other);
  }

  @Override
  public long deadline() {
    return session.deadline();
  }
}
