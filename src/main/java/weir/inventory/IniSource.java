package weir.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Nearest;
import weir.source.SourceFile;
import weir.source.Span;
import weir.yaml.Node;
import weir.yaml.Scalar;

/** Reads an INI inventory: {@code [group]}, {@code [group:children]}, {@code [group:vars]}. */
final class IniSource {
  private static final Pattern SECTION =
      Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?\\]\\s*(?:#.*)?");
  private static final Pattern GROUP_NAME = Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?");

  private final InventoryDraft draft;
  private final SourceFile file;
  private final @Nullable String origin;
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private String group = InventoryDraft.UNGROUPED;
  private Kind kind = Kind.HOSTS;

  private enum Kind {
    HOSTS,
    CHILDREN,
    VARS
  }

  /** A group that was mentioned but has no section of its own yet. */
  private record Pending(Kind kind, Map<String, Span> parents, Span span) {}

  private IniSource(InventoryDraft draft, SourceFile file, @Nullable String origin) {
    this.draft = draft;
    this.file = file;
    this.origin = origin;
  }

  static void read(SourceFile file, InventoryDraft draft, @Nullable String origin) {
    new IniSource(draft, file, origin).lines();
  }

  private void lines() {
    String text = file.text();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      MappedText line = MappedText.of(file, start, end).strip();
      if (line.length() > 0 && line.text().charAt(0) != '#' && line.text().charAt(0) != ';') {
        line(line);
      }
      start = end + 1;
    }
    pending.forEach(this::undefined);
  }

  private void line(MappedText line) {
    Matcher section = SECTION.matcher(line.text());
    if (section.matches()) {
      section(line, section);
    } else if (line.text().startsWith("[") && line.text().endsWith("]")) {
      throw new DiagnosticException(
          Diagnostic.error("this is not a section header", line.span())
              .withDetail("A group's name holds no spaces, colons or brackets.")
              .withHint("Write [group], [group:children] or [group:vars]."));
    } else {
      switch (kind) {
        case HOSTS -> hosts(line);
        case CHILDREN -> child(line);
        case VARS -> variable(line);
      }
    }
  }

  private void section(MappedText line, Matcher section) {
    group = section.group(1);
    kind = kind(line, section);
    Span span = line.span(section.start(1), section.end(1));
    if (!draft.hasGroup(group)) {
      if (kind == Kind.VARS) {
        pending.putIfAbsent(group, new Pending(Kind.VARS, Map.of(), span));
      }
      draft.addGroup(group);
    }
    Pending mentioned = pending.get(group);
    if (mentioned != null && kind != Kind.VARS) {
      switch (mentioned.kind()) {
        case CHILDREN -> adopt(group);
        case VARS -> pending.remove(group);
        case HOSTS -> {}
      }
    }
  }

  private static Kind kind(MappedText line, Matcher section) {
    String word = section.group(2) == null ? "hosts" : section.group(2);
    return switch (word) {
      case "hosts" -> Kind.HOSTS;
      case "children" -> Kind.CHILDREN;
      case "vars" -> Kind.VARS;
      default ->
          throw new DiagnosticException(
              Diagnostic.error(
                      "no section type is called '%s'".formatted(word),
                      line.span(section.start(2), section.end(2)))
                  .withDetail("After a group's name stand :children, :vars or :hosts.")
                  .withHint(
                      Nearest.question(
                          word.toLowerCase(Locale.ROOT), List.of("children", "vars", "hosts"))));
    };
  }

  private void adopt(String child) {
    Pending mentioned = pending.remove(child);
    if (mentioned == null) {
      return;
    }
    for (Map.Entry<String, Span> parent : mentioned.parents().entrySet()) {
      draft.addChild(parent.getKey(), child, parent.getValue());
      Pending above = pending.get(parent.getKey());
      if (above != null && above.kind() == Kind.CHILDREN) {
        adopt(parent.getKey());
      }
    }
  }

  private void hosts(MappedText line) {
    List<MappedText> words = ShellWords.split(line);
    MappedText pattern = words.getFirst();
    Map<String, Node> variables = new LinkedHashMap<>();
    for (MappedText word : words.subList(1, words.size())) {
      int equals = word.text().indexOf('=');
      if (equals < 0) {
        throw new DiagnosticException(
            Diagnostic.error("'%s' is not a key=value pair".formatted(word.text()), word.span())
                .withDetail("Behind a host's name stand its variables.")
                .withHint("Write each as key=value; put quotes around a value that holds spaces."));
      }
      String name = word.text().substring(0, equals);
      variables.put(name, PythonLiteral.parse(word.part(equals + 1, word.length())));
    }
    HostAddress address = HostAddress.parse(pattern.text());
    checkHost(pattern, address);
    String range = address == null ? pattern.text() : address.host();
    Long port = address == null ? null : address.port();
    int portStart = port == null ? 0 : pattern.text().lastIndexOf(':') + 1;
    Scalar portValue = port == null ? null : pattern.part(portStart, pattern.length()).scalar(port);
    for (String host : HostRange.expand(range, pattern.span())) {
      draft.addHost(host, group, portValue, origin);
      draft.setHostVariables(host, variables);
    }
  }

  private static void checkHost(MappedText pattern, @Nullable HostAddress address) {
    if (pattern.text().endsWith(":") && (address == null || address.port() == null)) {
      throw new DiagnosticException(
          Diagnostic.error("a host's name cannot end with ':'", pattern.span())
              .withDetail("A colon stands before a port. In a YAML inventory it ends a key.")
              .withHint("If this file is YAML, name it with .yml at its end."));
    }
    if (pattern.text().isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error("a host needs a name", pattern.span())
              .withDetail("This line starts with an empty word."));
    }
    if (pattern.text().equals("---")) {
      throw new DiagnosticException(
          Diagnostic.error("'---' is not a host", pattern.span())
              .withDetail("It starts a YAML document, but the file could not be read as YAML."));
    }
  }

  private void child(MappedText line) {
    Matcher name = GROUP_NAME.matcher(line.text());
    if (!name.matches()) {
      throw new DiagnosticException(
          Diagnostic.error("'%s' is not a group's name".formatted(line.text()), line.span())
              .withDetail("Each line of [%s:children] is the name of one group.".formatted(group)));
    }
    String child = name.group(1);
    Span span = line.span(name.start(1), name.end(1));
    if (draft.hasGroup(child)) {
      draft.addChild(group, child, span);
      return;
    }
    pending
        .computeIfAbsent(child, _ -> new Pending(Kind.CHILDREN, new LinkedHashMap<>(), span))
        .parents()
        .put(group, span);
  }

  private void variable(MappedText line) {
    int equals = line.text().indexOf('=');
    if (equals < 0) {
      throw new DiagnosticException(
          Diagnostic.error("'%s' is not a key=value pair".formatted(line.text()), line.span())
              .withDetail("Each line of [%s:vars] sets one variable.".formatted(group)));
    }
    String name = line.part(0, equals).strip().text();
    MappedText value = line.part(equals + 1, line.length()).strip();
    draft.setGroupVariable(group, name, PythonLiteral.parse(value));
  }

  private void undefined(String name, Pending mentioned) {
    Diagnostic problem =
        Diagnostic.error("no group is called '%s'".formatted(name), mentioned.span());
    throw new DiagnosticException(
        switch (mentioned.kind()) {
          case VARS ->
              problem
                  .withDetail("It has variables, but no section [%s] with hosts.".formatted(name))
                  .withHint("Add a section [%s], empty if need be.".formatted(name));
          case CHILDREN, HOSTS ->
              problem
                  .withDetail(
                      "[%s:children] names it, and no section defines it."
                          .formatted(mentioned.parents().keySet().iterator().next()))
                  .withHint(hint(name));
        });
  }

  private String hint(String name) {
    String near = Nearest.question(name, draft.groupNames());
    return near != null ? near : "Add a section [%s], empty if need be.".formatted(name);
  }
}
