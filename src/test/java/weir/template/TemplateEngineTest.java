package weir.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weir.source.Diagnostic;
import weir.source.SourceFile;
import weir.source.Span;
import weir.yaml.Node;
import weir.yaml.Yaml;

class TemplateEngineTest {
  private final TemplateEngine engine = new TemplateEngine(EngineOptions.defaults());

  private static @Nullable Object yaml(String text) {
    Node node = Yaml.read(new SourceFile("vars.yml", text), warning -> {});
    return TemplateValues.of(Objects.requireNonNull(node));
  }

  /** Variables out of a YAML mapping. */
  private static Variables variables(String text) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (!text.isEmpty() && yaml(text) instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return Variables.of(map);
  }

  private static Template condition(String text) {
    return Template.condition(text, new SourceFile("site.yml", text)::span);
  }

  private static Template file(String text) {
    return Template.file(new SourceFile("motd.j2", text));
  }

  private @Nullable Object evaluate(String yaml, String variables) {
    return engine.evaluate(yaml(yaml), variables(variables));
  }

  private TemplateException failure(String yaml, String variables) {
    return assertThrows(TemplateException.class, () -> evaluate(yaml, variables));
  }

  @Test
  void keepsTheTypeOfASingleExpression() {
    assertEquals(7L, evaluate("'{{ n }}'", "n: 7"));
    assertEquals("7 ", evaluate("'{{ n }} '", "n: 7"));
    assertEquals("[1,2]", evaluate("'{{ text }}'", "text: '[1,2]'"));
    assertEquals(List.of(1L, 2L), evaluate("'{{ list }}'", "list: [1, 2]"));
  }

  @Test
  void evaluatesEveryLeafOfAValue() {
    assertEquals(
        Map.of("a", List.of(1L, "x"), "b", Map.of("c", 2L)),
        evaluate("{a: ['{{ n }}', x], b: {c: '{{ n + 1 }}'}}", "n: 1"));
  }

  @Test
  void neverEvaluatesTextThatCameFromAVariable() {
    Variables variables = Variables.of(Map.of("fact", "{{ 6 * 7 }}"));
    assertEquals("{{ 6 * 7 }}", engine.evaluate(yaml("'{{ fact }}'"), variables));
    assertEquals("{{ 6 * 7 }}!", engine.evaluate(yaml("'{{ fact }}!'"), variables));
    assertEquals(List.of("{{ 6 * 7 }}"), engine.evaluate(yaml("['{{ fact }}']"), variables));
    assertEquals("{{ 6 * 7 }}", evaluate("'{{ \"{{\" ~ \" 6 * 7 }}\" }}'", ""));
  }

  @Test
  void takesUnsafeScalarsAsText() {
    assertEquals("{{ n }}", evaluate("!unsafe '{{ n }}'", "n: 1"));
  }

  @Test
  void evaluatesVariablesWhenTheyAreUsed() {
    assertEquals("c", evaluate("'{{ a }}'", "a: '{{ b }}'\nb: '{{ c }}'\nc: c"));
    assertEquals(1L, evaluate("'{{ d.good }}'", "d: {good: 1, bad: '{{ nothing }}'}"));
    assertEquals(
        "/opt/x", evaluate("'{{ paths.bin }}'", "paths: {root: /opt, bin: '{{ paths.root }}/x'}"));
  }

  @Test
  void keepsChangesOfListsAndDictsWithinOneTemplate() {
    Variables variables = variables("l: [1]\nd: {a: 1}");
    assertEquals(
        "[1, 2]{'a': 1, 'b': 2}",
        engine.evaluate(
            yaml("'{% set _ = l.append(2) %}{% set _ = d.update({\"b\": 2}) %}{{ l }}{{ d }}'"),
            variables));
    assertEquals("[1]x", engine.evaluate(yaml("'{{ l }}x'"), variables));
  }

  @Test
  void namesARecursiveLoop() {
    TemplateException e = failure("'{{ a }}'", "a: '{{ b }}'\nb: 'x {{ a }}'");
    assertEquals("recursive loop detected in template string: {{ b }}", e.text());
    assertFalse(e.isUndefined());
  }

  @Test
  void tellsUndefinedVariablesWithTheirPlace() {
    TemplateException e = failure("'{{ user_nme }}'", "user_name: x");
    assertTrue(e.isUndefined());
    assertEquals("'user_nme' is undefined", e.text());
    assertEquals("Did you mean 'user_name'?", e.diagnostic().hint());
    Span span = Objects.requireNonNull(e.diagnostic().span());
    assertEquals("vars.yml:1:5", span.toString());
    assertEquals(8, span.end() - span.start());
  }

  @Test
  void tellsMissingKeysWithTheNearest() {
    TemplateException e = failure("'x {{ app.prot }}'", "app: {port: 1}");
    assertEquals("'dict object' has no attribute 'prot'", e.text());
    assertEquals("Did you mean 'port'?", e.diagnostic().hint());
  }

  @Test
  void pointsIntoTheVariableThatIsWrong() {
    TemplateException e = failure("'{{ a }}'", "b: 1\na: 'n {{ nothing }}'");
    assertTrue(e.isUndefined());
    assertEquals("vars.yml:2:10", String.valueOf(e.diagnostic().span()));
  }

  @Test
  void givesDefaultsForWhatIsUndefinedBelow() {
    assertEquals("x", evaluate("'{{ a.b.c | default(\"x\") }}'", "b: 1"));
    assertEquals("x", evaluate("'{{ a | default(\"x\") }}'", "a: '{{ nothing }}'"));
    assertEquals(false, evaluate("'{{ a is defined }}'", "a: '{{ nothing }}'"));
  }

  @Test
  void keepsBackslashesInStringsOfYamlButNotOfFiles() {
    assertEquals("a\\nb", evaluate("'{{ \"a\\nb\" }}'", ""));
    assertEquals("a\nb", evaluate("'{% set x = \"a\\nb\" %}{{ x }}'", ""));
    assertEquals("<o>", evaluate("'{{ \"foo\" | regex_replace(\"^f(o)o$\", \"<\\1>\") }}'", ""));
    assertEquals(
        "a\nb", engine.render(file("{{ \"a\\nb\" }}"), Variables.NONE, TemplateLoader.NONE));
  }

  @Test
  void rendersFilesAsText() {
    assertEquals(
        "a\n1\n\n",
        engine.render(
            file("a\n{% if n %}\n{{ n }}\n{% endif %}\n\n"),
            variables("n: 1"),
            TemplateLoader.NONE));
    assertEquals(
        "[]\n", engine.render(file("[{{ x }}]\n"), variables("x: null"), TemplateLoader.NONE));
  }

  @Test
  void obeysTheHeaderOfAFile() {
    assertEquals(
        "x\n  y\n",
        engine.render(
            file("#jinja2: lstrip_blocks: True\nx\n  {% if true %}\n  y\n  {% endif %}\n"),
            Variables.NONE,
            TemplateLoader.NONE));
    assertEquals(
        "1 {{ n }}",
        engine.render(
            file("#jinja2:variable_start_string:'[%', variable_end_string:'%]'\n[% n %] {{ n }}"),
            variables("n: 1"),
            TemplateLoader.NONE));
  }

  @Test
  void placesErrorsOfFilesBehindTheHeader() {
    TemplateException e =
        assertThrows(
            TemplateException.class,
            () ->
                engine.render(
                    file("#jinja2: trim_blocks: False\r\nok\r\n  {{ nope }}\r\n"),
                    Variables.NONE,
                    TemplateLoader.NONE));
    assertEquals("motd.j2:3:6", String.valueOf(e.diagnostic().span()));
  }

  @Test
  void judgesConditions() {
    Variables v = variables("yes_text: 'false'\nempty: ''\nn: 0\nr: {changed: true}\na: 1\nb: 2");
    assertTrue(engine.holds(null, v));
    assertTrue(engine.holds(condition(""), v));
    assertTrue(engine.holds(condition("yes_text"), v));
    assertFalse(engine.holds(condition("empty"), v));
    assertFalse(engine.holds(condition("n"), v));
    assertFalse(engine.holds(condition("not a == 1"), v));
    assertTrue(engine.holds(condition("r is changed and a < b"), v));
    assertFalse(engine.holds(List.of(condition("a == 1"), condition("b == 1")), v));
    assertTrue(engine.holds(List.of(), v));
    assertFalse(engine.holds(false, v));
  }

  @Test
  void toleratesBracesInConditions() {
    Variables v = variables("name: web\nflag: 'false'\nn: 2");
    assertTrue(engine.holds(condition("{{ n }} == 2"), v));
    assertTrue(engine.holds(condition("'{{ name }}' == 'web'"), v));
    assertTrue(engine.holds(condition("\"{{ name }}-{{ n }}\" == \"web-2\""), v));
    assertFalse(engine.holds(condition("{{ flag }}"), v));
    assertFalse(engine.holds(condition("{% if n == 1 %}true{% endif %}"), v));
  }

  @Test
  void doesNotEvaluateTextInsideConditions() {
    Variables v = Variables.of(Map.of("fact", "x' == 'x' or 'a"));
    assertFalse(engine.holds(condition("'{{ fact }}' == 'b'"), v));
  }

  @Test
  void checksWithoutEvaluating() {
    Object value =
        yaml("a: '{{ x | dfault(1) }}'\nb: ['{{ y is defind }}', '{{ z ']\nc: '{{ fine }}'");
    List<Diagnostic> problems = engine.check(value);
    assertEquals(
        List.of(
            "there is no filter named 'dfault'",
            "there is no test named 'defind'",
            "this {{ is never closed"),
        problems.stream().map(Diagnostic::summary).toList());
    assertEquals("Did you mean 'default'?", problems.getFirst().hint());
    assertEquals("vars.yml:1:12", String.valueOf(problems.getFirst().span()));
    assertTrue(engine.check(condition("a ==")).size() == 1);
  }

  @Test
  void namesUnknownTagsWithTheNearest() {
    TemplateException e = failure("'{% iff x %}{% endif %}'", "");
    assertEquals(TemplateException.Kind.SYNTAX, e.kind());
    assertEquals("Did you mean 'if'?", e.diagnostic().hint());
  }

  @Test
  void readsOtherHostsAgainstTheirOwnVariables() {
    Map<String, Object> hosts =
        Map.of(
            "web1", engine.view(variables("port: 1\nurl: 'w1:{{ port }}'")),
            "web2", engine.view(variables("port: 2\nurl: 'w2:{{ port }}'")));
    Variables variables = Variables.of(Map.of("hostvars", hosts, "port", 9L));
    assertEquals(
        "w1:1 w2:2 9",
        engine.evaluate(
            yaml("'{{ hostvars.web1.url }} {{ hostvars[\"web2\"].url }} {{ port }}'"), variables));
    assertEquals(
        List.of("w1:1"),
        engine.evaluate(
            yaml("'{{ [\"web1\"] | map(\"extract\", hostvars, \"url\") | list }}'"), variables));
  }

  @Test
  void offersAllVariablesAsVars() {
    assertEquals(5L, evaluate("'{{ vars[\"x_\" ~ \"y\"] }}'", "x_y: '{{ z }}'\nz: 5"));
  }

  @Test
  void runsLookupsForLoops() {
    assertEquals(
        List.of("a", "b"),
        engine.lookup("items", List.of(List.of("a", "b")), Map.of(), Variables.NONE));
    TemplateException e =
        assertThrows(
            TemplateException.class,
            () -> engine.lookup("itmes", List.of(), Map.of(), Variables.NONE));
    assertEquals("lookup plugin (itmes) not found", e.text());
    assertEquals("Did you mean 'items'?", e.diagnostic().hint());
  }

  @Test
  void asksTheControllersLookups() {
    Lookups lookups =
        Lookups.of(Map.of("file", call -> List.of(call.terms() + "" + call.options())));
    TemplateEngine wider = new TemplateEngine(EngineOptions.defaults().with(lookups));
    assertEquals(
        "[a]{rstrip=false}",
        wider.evaluate(yaml("'{{ lookup(\"file\", \"a\", rstrip=False) }}'"), Variables.NONE));
  }

  @Test
  void stopsWhatIsTooLarge() {
    for (String greedy :
        List.of(
            "\"x\" * 1000000000",
            "[1] * 1000000000",
            "range(1000000000)",
            "10 ** (10 ** 8)",
            "\"%0999999999d\" % 1",
            "\"{:999999999}\".format(1)",
            "\"x\".ljust(999999999)",
            "\"x\" | indent(999999999)",
            "(\"a\" * 1000000).replace(\"a\", \"b\" * 1000)")) {
      TemplateException e = failure("'{{ " + greedy + " }}'", "");
      assertEquals(TemplateException.Kind.LIMIT, e.kind(), greedy);
    }
  }

  @Test
  void stopsWhatTakesTooLong() {
    Limits limits = new Limits(1000, 20, 100_000, Duration.ofMillis(300));
    TemplateEngine strict = new TemplateEngine(EngineOptions.defaults().with(limits));
    for (String slow :
        List.of(
            "{% for a in range(2000) %}{% for b in range(2000) %}{% endfor %}{% endfor %}",
            "{{ (\"a\" * 200) is match(\"(.*)\" * 9 ~ \"x\") }}",
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "{% for a in range(200) %}0123456789{% endfor %}")) {
      TemplateException e =
          assertThrows(
              TemplateException.class,
              () -> strict.evaluate(yaml("'" + slow + "'"), Variables.NONE));
      assertEquals(TemplateException.Kind.LIMIT, e.kind(), slow);
    }
  }

  @Test
  void refusesTextNestedTooDeep() {
    TemplateException e = failure("'{{ " + "(".repeat(5000) + " }}'", "");
    assertEquals(TemplateException.Kind.SYNTAX, e.kind());
    TemplateException list = failure("'{{ " + "[".repeat(5000) + "]".repeat(5000) + " }}'", "");
    assertEquals(TemplateException.Kind.SYNTAX, list.kind());
  }

  @Test
  void refusesWhatIsNoData() {
    assertThrows(TemplateException.class, () -> evaluate("'{{ range }}'", ""));
    assertThrows(TemplateException.class, () -> evaluate("'{{ \"a\".upper }}'", ""));
    assertThrows(TemplateException.class, () -> evaluate("'{{ \"a\".__class__ }}'", ""));
  }

  @Test
  void knowsTheTagsOfExtensionsOnlyWhenAsked() {
    TemplateEngine wider =
        new TemplateEngine(EngineOptions.defaults().withExtensions(Set.of("do", "loopcontrols")));
    String text =
        "'{% set l = [] %}{% for i in range(9) %}{% if i == 2 %}{% break %}{% endif %}{% do l.append(i) %}{% endfor %}{{ l }}'";
    assertEquals(List.of(0L, 1L), wider.evaluate(yaml(text), Variables.NONE));
    assertNotNull(failure(text, "").diagnostic().span());
  }

  @Test
  void givesTheOlderStringsWhenNativeTypesAreOff() {
    TemplateEngine older = new TemplateEngine(EngineOptions.defaults().withNativeTypes(false));
    Variables v = variables("n: 7\nl: [1]\nj: '[1, 2]'");
    assertEquals(7L, older.evaluate(yaml("'{{ n }}'"), v));
    assertEquals("8", older.evaluate(yaml("'{{ n + 1 }}'"), v));
    assertEquals(List.of(1L, 2L), older.evaluate(yaml("'{{ j ~ \"\" }}'"), v));
    assertEquals(true, older.evaluate(yaml("'{{ n == 7 }}'"), v));
    assertEquals("[1]", older.evaluate(yaml("'{{ l | to_json }}'"), v));
    assertEquals("007", older.evaluate(yaml("'{{ \"007\" }}'"), v));
    assertTrue(older.holds(condition("n + 1 == 8"), v));
  }
}
