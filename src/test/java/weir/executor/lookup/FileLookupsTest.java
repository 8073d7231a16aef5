package weir.executor.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileLookupsTest {
  @TempDir private Path directory;
  private LookupFixture lookups;

  @BeforeEach
  void start() {
    lookups = new LookupFixture(directory);
  }

  @Test
  void readsAFileWithoutTheWhiteSpaceAtItsEnd() throws IOException {
    lookups.file("files/motd", "  hello\n\n");
    assertEquals("  hello", lookups.value("lookup('file', 'motd')"));
    assertEquals("hello\n\n", lookups.value("lookup('file', 'motd', lstrip=true, rstrip=false)"));
  }

  @Test
  void givesTextOfAFileThatLooksLikeATemplateAsItIs() throws IOException {
    lookups.file("files/motd", "{{ secret }}");
    assertEquals("{{ secret }}", lookups.with("secret", "x").value("lookup('file', 'motd')"));
  }

  @Test
  void looksInTheRoleBeforeThePlaybook() throws IOException {
    lookups.file("files/motd", "playbook");
    lookups.file("roles/app/files/motd", "role");
    assertEquals("playbook", lookups.value("lookup('file', 'motd')"));
    assertEquals("role", lookups.inRole().value("lookup('file', 'motd')"));
    lookups.with("ansible_search_path", List.of(directory.resolve("roles/none").toString()));
    assertEquals("playbook", lookups.value("lookup('file', 'motd')"));
  }

  @Test
  void fallsBackFromTheFolderToTheDirectory() throws IOException {
    lookups.file("tasks.txt", "here");
    Path home = lookups.file("home/key.pub", "ssh-ed25519 AAAA");
    assertEquals("here", lookups.value("lookup('file', 'tasks.txt')"));
    assertEquals("ssh-ed25519 AAAA", lookups.value("lookup('file', '~/key.pub')"));
    assertEquals("ssh-ed25519 AAAA", lookups.value("lookup('file', '%s')".formatted(home)));
  }

  @Test
  void saysWhereItLookedForAFile() {
    String failure = lookups.failure("lookup('file', 'nothing')");
    assertTrue(failure.contains("could not locate file in lookup: nothing"), failure);
    assertTrue(failure.contains(directory.resolve("files/nothing").toString()), failure);
    assertEquals(List.of(), lookups.value("query('file', 'nothing', errors='ignore')"));
  }

  @Test
  void namesAMisspeltOption() throws IOException {
    lookups.file("files/motd", "hello");
    assertEquals(
        "the lookup 'file' has no option 'rstip'. Did you mean 'rstrip'?",
        lookups.failure("lookup('file', 'motd', rstip=false)"));
  }

  @Test
  void decryptsAVault() throws IOException {
    Path vault = Path.of("src/test/resources/weir/vars/vault/utf8.txt");
    Files.createDirectories(directory.resolve("files"));
    Files.copy(vault, directory.resolve("files/secret"));
    assertEquals("grün €", lookups.value("lookup('file', 'secret')"));
    assertEquals("grün €\n", lookups.value("lookup('unvault', 'secret')"));
  }

  @Test
  void globsTheFilesOfOneDirectory() throws IOException {
    Path b = lookups.file("files/conf/b.conf", "");
    Path a = lookups.file("files/conf/a.conf", "");
    lookups.file("files/conf/.hidden.conf", "");
    lookups.file("files/conf/a.txt", "");
    lookups.file("files/conf/sub.conf/x", "");
    assertEquals(
        List.of(a.toString(), b.toString()), lookups.value("query('fileglob', 'conf/*.conf')"));
    assertEquals(List.of(b.toString()), lookups.value("query('fileglob', 'conf/[!a].conf')"));
    assertEquals(List.of(), lookups.value("query('fileglob', 'conf/*.xml')"));
    assertEquals(List.of(), lookups.value("query('fileglob', 'none/*')"));
  }

  @Test
  void findsTheFirstOfSeveral() throws IOException {
    Path debian = lookups.file("roles/app/vars/Debian.yml", "");
    Path main = lookups.file("roles/app/files/main.yml", "");
    lookups.inRole().with("os", "Debian");
    assertEquals(
        debian.toString(), lookups.value("lookup('first_found', [os ~ '.yml', 'main.yml'])"));
    assertEquals(main.toString(), lookups.value("lookup('first_found', 'none.yml', 'main.yml')"));
    assertEquals(
        debian.toString(),
        lookups
            .with(
                "search",
                Map.of("files", List.of("x.yml", "Debian.yml"), "paths", "none,../app/vars"))
            .value("lookup('first_found', search)"));
    assertEquals(main.toString(), lookups.value("lookup('first_found', files='x.yml,main.yml')"));
  }

  @Test
  void findsNoneAndSaysSoUnlessThatIsFine() {
    assertEquals(List.of(), lookups.value("query('first_found', ['a', 'b'], skip=true)"));
    assertEquals(List.of(), lookups.value("query('first_found', {'files': ['a'], 'skip': true})"));
    assertEquals(
        "No file was found when using first_found. Looked for: a, b",
        lookups.failure("lookup('first_found', ['a', 'b'])"));
  }

  @Test
  void rendersATemplateWithItsOwnVariables() throws IOException {
    lookups.file("templates/a.j2", "{{ who }}-{{ more }}{% include 'b.j2' %}\n");
    lookups.file("templates/b.j2", "!");
    assertEquals(
        "me-too!\n",
        lookups
            .with("who", "me")
            .value("lookup('template', 'a.j2', template_vars={'more': 'too'})"));
    assertEquals(
        "the template file c.j2 could not be found for the lookup",
        lookups.failure("lookup('template', 'c.j2')"));
  }

  @Test
  void rendersATemplateWithOtherMarks() throws IOException {
    lookups.file("templates/a.j2", "[[ who ]] {{ stays }}");
    assertEquals(
        "me {{ stays }}",
        lookups
            .with("who", "me")
            .value(
                "lookup('template', 'a.j2', variable_start_string='[[',"
                    + " variable_end_string=']]')"));
  }

  @Test
  void readsIniFiles() throws IOException {
    lookups.file(
        "files/users.ini",
        """
        [DEFAULT]
        shell = /bin/sh
        [prod]
        User = root
        password: a%%b
          second
        ; a comment
        """);
    lookups.file("files/java.properties", "user.name=ada\nuser.mail=a@b\n");
    assertEquals("root", lookups.value("lookup('ini', 'user', section='prod', file='users.ini')"));
    assertEquals(
        "a%b\nsecond", lookups.value("lookup('ini', 'password section=prod file=users.ini')"));
    assertEquals(
        "/bin/sh", lookups.value("lookup('ini', 'shell', section='prod', file='users.ini')"));
    assertEquals(
        "none",
        lookups.value("lookup('ini', 'x', section='prod', file='users.ini', default='none')"));
    assertEquals(
        List.of("ada", "a@b"),
        lookups.value(
            "query('ini', 'user.*', type='properties', file='java.properties', re=true)"));
    assertEquals(
        "No section 'dev' in users.ini",
        lookups.failure("lookup('ini', 'user', section='dev', file='users.ini')"));
  }

  @Test
  void readsCsvFiles() throws IOException {
    lookups.file("files/e.csv", "Li,3,\"lithium, \"\"light\"\"\"\r\nNa,11,sodium\n");
    lookups.file("files/ansible.csv", "key one\tvalue\n");
    assertEquals(
        "lithium, \"light\"",
        lookups.value("lookup('csvfile', 'Li', file='e.csv', delimiter=',', col=2)"));
    assertEquals("11", lookups.value("lookup('csvfile', 'Na file=e.csv delimiter=,')"));
    assertEquals("value", lookups.value("lookup('csvfile', 'key one')"));
    assertEquals(
        "?", lookups.value("lookup('csvfile', 'He', file='e.csv', delimiter=',', default='?')"));
  }

  @Test
  void listsATreeOnceForEachPathWithTheFirstDirectoryFirst() throws IOException {
    Path own = lookups.file("files/web/etc/app.conf", "one");
    lookups.file("files/all/etc/app.conf", "two");
    lookups.file("files/all/motd", "hello");
    Files.createSymbolicLink(directory.resolve("files/all/link"), Path.of("motd"));
    List<?> tree =
        (List<?>)
            Objects.requireNonNull(
                lookups.value("query('community.general.filetree', 'web/', 'all/')"));
    List<String> paths =
        tree.stream().map(each -> String.valueOf(((Map<?, ?>) each).get("path"))).toList();
    assertEquals(List.of("etc", "etc/app.conf", "link", "motd"), paths);
    Map<?, ?> file = entry(tree, 1);
    assertEquals("file", file.get("state"));
    assertEquals(own.toString(), file.get("src"));
    assertEquals(3L, file.get("size"));
    assertEquals("directory", entry(tree, 0).get("state"));
    assertEquals("motd", entry(tree, 2).get("src"));
  }

  @Test
  void hasASignatureForEachLookup() {
    assertEquals(List.of(), lookups.withoutSignature());
  }

  @Test
  void tellsWhetherTwoPathsAreOneFile() throws IOException {
    Path file = lookups.file("one", "");
    Path link = Files.createSymbolicLink(directory.resolve("two"), file);
    Path other = lookups.file("three", "");
    assertEquals(true, lookups.value("'%s' is same_file('%s')".formatted(file, link)));
    assertEquals(false, lookups.value("'%s' is same_file '%s'".formatted(file, other)));
    lookups.failure("'%s' is same_file('/no/such')".formatted(file));
    assertEquals(true, lookups.value("'/proc' is mount"));
    assertEquals(false, lookups.value("'%s' is mount".formatted(directory)));
  }

  private static Map<?, ?> entry(List<?> tree, int index) {
    return (Map<?, ?>) Objects.requireNonNull(tree.get(index));
  }
}
