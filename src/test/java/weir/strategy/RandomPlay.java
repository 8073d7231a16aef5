package weir.strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A play made up from a seed, and the state it finds its hosts in. Each action tells the program
 * {@code note} about itself, with host and task.
 */
final class RandomPlay {
  private static final int FILES = 6;
  private final Random random;
  private final Path root;
  private final StringBuilder text = new StringBuilder();
  private final List<String> stats = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();
  private int number;

  private RandomPlay(long seed, Path root) {
    this.random = new Random(seed);
    this.root = root;
  }

  /** Writes the playbook, and returns where it is. */
  static Path write(long seed, Path root, int tasks) throws IOException {
    return new RandomPlay(seed, root).playbook(tasks);
  }

  /** Puts the hosts into the state that the seed says, whatever was there. */
  static void reset(long seed, Path root, List<String> hosts) throws IOException {
    for (String host : hosts) {
      Path home = root.resolve(host);
      Tree.remove(home);
      Files.createDirectories(home);
      Random random = new Random(seed ^ host.hashCode());
      for (int i = 0; i < FILES; i++) {
        if (random.nextInt(3) == 0) {
          Files.writeString(home.resolve("f" + i), "content " + random.nextInt(2) + "\n");
        }
      }
    }
  }

  private Path playbook(int tasks) throws IOException {
    text.append(
        """
        - hosts: all
          gather_facts: false
          vars:
            dir: %s/{{ inventory_hostname }}
            note: %s/note {{ inventory_hostname }}
          handlers:
        """
            .formatted(root, root));
    for (int i = 0; i < 3; i++) {
      handler("h" + i);
    }
    text.append("  tasks:\n");
    for (int i = 0; i < tasks; i++) {
      task("    ", tasks);
    }
    if (random.nextBoolean()) {
      text.append("  post_tasks:\n");
      for (int i = 0; i < 3; i++) {
        task("    ", tasks);
      }
    }
    return Files.writeString(root.resolve("play.yml"), text);
  }

  private void handler(String name) {
    text.append("    - name: ").append(name).append('\n');
    if (random.nextBoolean()) {
      text.append("      command: '{{ note }} ").append(name).append("'\n");
    } else {
      copy("      ", name, file());
    }
  }

  private void task(String in, int all) throws IOException {
    String name = "t%03d".formatted(number++);
    text.append(in).append("- name: ").append(name).append('\n');
    String body = in + "  ";
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> {
        copy(body, name, file());
        often(body, "notify: h" + random.nextInt(3));
        condition(body);
      }
      case 3 -> {
        line(
            body, "file: { path: '{{ dir }}/d%d', state: directory }".formatted(random.nextInt(4)));
        condition(body);
      }
      case 4 -> line(body, "file: { path: '{{ dir }}/%s', state: absent }".formatted(file()));
      case 5, 6, 7 -> {
        line(body, "stat: { path: '{{ dir }}/%s' }".formatted(file()));
        condition(body);
        register(body);
        often(body, "changed_when: false");
      }
      case 8, 9 -> {
        facts.add("v" + number);
        String value = stats.isEmpty() ? "'none'" : stat() + " | default('none')";
        line(body, "set_fact: { v%d: \"{{ %s }}\" }".formatted(number, value));
        condition(body);
      }
      case 10 -> line(body, "debug: { msg: \"{{ %s }}\" }".formatted(fact()));
      case 11 -> {
        line(
            body,
            "lineinfile: { path: '{{ dir }}/%s', create: true, line: '%s', validate: '{{ note }} %s %%s' }"
                .formatted(file(), word(), name));
        condition(body);
      }
      case 12 -> {
        line(body, "command: '{{ note }} %s'".formatted(name));
        condition(body);
        often(body, "notify: h" + random.nextInt(3));
      }
      case 13 ->
          line(
              body,
              "command: { cmd: 'touch {{ dir }}/%1$s', creates: '{{ dir }}/%1$s' }"
                  .formatted(file()));
      case 14 -> {
        text.append(body).append("copy:\n");
        line(body, "  dest: '{{ dir }}/{{ item }}'");
        line(body, "  content: \"%s {{ %s }}\\n\"".formatted(word(), fact()));
        line(body, "  validate: '{{ note }} %s %%s'".formatted(name));
        line(body, "loop: [%s, %s, %s]".formatted(file(), file(), file()));
        line(body, "register: r" + number);
      }
      case 15 -> {
        line(body, "stat: { path: '{{ dir }}/{{ item }}' }");
        line(body, "loop: [%s, %s]".formatted(file(), file()));
        line(body, "register: s" + number);
        text.append(in).append("- name: ").append("t%03d".formatted(number++)).append('\n');
        copy(body, "t%03d".formatted(number - 1), file());
        line(body, "when: s%d.results[0].stat.exists".formatted(number - 1));
      }
      case 16 -> include(body);
      case 17 -> rescue(in, body, all);
      case 18 -> {
        copy(body, name, file());
        line(body, "run_once: true");
        line(body, "register: r" + number);
        if (random.nextBoolean()) { // A host's files are its own, whoever has them written.
          line(body, "delegate_to: \"{{ other }}\"");
          line(body, "vars:");
          line(body, "  other: \"{{ groups['all'][%d] }}\"".formatted(random.nextInt(2)));
          line(body, "  dir: '%s/{{ other }}'".formatted(root));
        }
      }
      default ->
          line(
              body,
              switch (random.nextInt(3)) {
                case 0 -> "meta: flush_handlers";
                case 1 ->
                    "assert: { that: \"%s\" }\n%signore_errors: true".formatted(truth(), body);
                default ->
                    "debug: { msg: \"{{ %s }}\" }\n%swhen: %s".formatted(fact(), body, truth());
              });
    }
  }

  private void rescue(String in, String body, int all) throws IOException {
    line(body, "block:");
    task(in + "    ", all);
    text.append(in).append("    - name: t%03d\n".formatted(number++));
    line(in + "      ", "fail: { msg: no }");
    condition(in + "      ");
    line(body, "rescue:");
    task(in + "    ", all);
    if (random.nextBoolean()) {
      line(body, "always:");
      task(in + "    ", all);
    }
  }

  private void include(String body) throws IOException {
    String name = "t%03d".formatted(number++);
    String file = "inc-%s.yml".formatted(name);
    line(body, "include_tasks: " + file);
    condition(body);
    int before = text.length();
    text.append("- name: ").append(name).append('\n');
    copy("  ", name, file());
    String tasks = text.substring(before);
    text.setLength(before);
    Files.writeString(root.resolve(file), tasks);
  }

  private void copy(String in, String name, String file) {
    text.append(in).append("copy:\n");
    line(in, "  dest: '{{ dir }}/%s'".formatted(file));
    String more = !facts.isEmpty() && random.nextInt(3) == 0 ? " {{ %s }}".formatted(fact()) : "";
    line(in, "  content: \"%s%s\\n\"".formatted(word(), more));
    line(in, "  validate: '{{ note }} %s %%s'".formatted(name));
  }

  private void register(String in) {
    String name = "r" + number;
    stats.add(name);
    line(in, "register: " + name);
  }

  private void condition(String in) {
    if (random.nextInt(3) == 0) {
      line(in, "when: " + truth());
    }
  }

  private void often(String in, String words) {
    if (random.nextBoolean()) {
      line(in, words);
    }
  }

  private void line(String in, String words) {
    text.append(in).append(words).append('\n');
  }

  private String truth() {
    return stats.isEmpty()
        ? "inventory_hostname in groups['all'][::2]"
        : (random.nextBoolean() ? "not " : "") + "(" + stat() + " | default(false))";
  }

  private String stat() {
    return stats.get(random.nextInt(stats.size())) + ".stat.exists";
  }

  private String fact() {
    return facts.isEmpty()
        ? "inventory_hostname"
        : facts.get(random.nextInt(facts.size())) + " | default('?')";
  }

  private String file() {
    return "f" + random.nextInt(FILES);
  }

  private String word() {
    return "content " + random.nextInt(2);
  }
}
