package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import weir.template.EngineOptions;
import weir.template.TemplateEngine;

final class EvalCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void bareExpressionKeepsItsType() {
    assertEquals(ExitCode.OK, run("eval", "[3, 1] | sort"));
    assertEquals("- 1\n- 3\n", out.toString());
  }

  @Test
  void textThatLooksLikeANumberIsQuoted() {
    assertEquals(ExitCode.OK, run("eval", "'42'"));
    assertEquals("'42'\n", out.toString());
  }

  @Test
  void bracesMakeItAValueOfAPlaybook() {
    assertEquals(ExitCode.OK, run("eval", "port {{ port + 1 }}", "-e", "{port: 79}"));
    assertEquals("port 80\n", out.toString());
  }

  @Test
  void withoutInventoryTheHostIsLocalhost() {
    assertEquals(ExitCode.OK, run("eval", "inventory_hostname ~ ' ' ~ ansible_connection"));
    assertEquals("localhost local\n", out.toString());
  }

  @Test
  void everyHostOfTheLimitIsShown() throws IOException {
    String inventory =
        Files.writeString(
                directory.resolve("hosts"),
                "[web]\n"
                    + "a port=1\n"
                    + "b port=2\n"
                    + "[web:vars]\n"
                    + "url=\"{{ inventory_hostname }}:{{ port }}\"\n")
            .toString();
    assertEquals(ExitCode.OK, run("eval", "url", "-i", inventory, "-l", "web"));
    assertEquals("a: a:1\nb: b:2\n", out.toString());
  }

  @Test
  void misspelledVariableGetsACaretAndTheNearestName() {
    assertEquals(ExitCode.ERROR, run("eval", "1 + prot", "-e", "port=1"));
    assertTrue(err.toString().contains("'prot' is undefined"), err::toString);
    assertTrue(err.toString().contains("^^^^"), err::toString);
    assertTrue(err.toString().contains("Did you mean 'port'?"), err::toString);
  }

  @Test
  void linesAnswerEachForItself() throws IOException {
    String lines =
        """
        {"id": 1, "kind": "expr", "source": "a.b + 1", "vars": {"a": {"b": "{{ c }}"}, "c": 4}}
        {"id": 2, "kind": "expr", "source": "nosuch"}
        not json
        {"id": "t", "kind": "template", "source": "  {% if true %}\\nx\\n{% include 'y' %}{% endif %}\\n", \
        "opts": {"lstrip_blocks": true, "trim_blocks": true}, "templates": {"y": "z"}}
        {"id": 3, "kind": "native", "source": "{{ {1: none} }}"}
        """;
    StringWriter answers = new StringWriter();
    new EvalLines(new TemplateEngine(EngineOptions.defaults()))
        .answer(new BufferedReader(new StringReader(lines)), new PrintWriter(answers));
    assertEquals(
        """
        {"id": 1, "value": 5, "type": "int"}
        {"id": 2, "error": "'nosuch' is undefined"}
        {"id": null, "error": "Expecting value: line 1 column 1 (char 0)"}
        {"id": "t", "value": "x\\nz\\n", "type": "str"}
        {"id": 3, "value": {"$pairs": [[1, null]]}, "type": "dict"}
        """,
        answers.toString());
  }

  @Test
  void eitherAnExpressionOrLines() {
    assertEquals(2, run("eval"));
    assertEquals(2, run("eval", "--jsonl", "1"));
  }

  private int run(String... args) {
    CommandLine line = Main.commands();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
