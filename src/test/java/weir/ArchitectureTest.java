package weir;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import weir.module.AnyModule;
import weir.module.ControllerModule;
import weir.modules.Modules;

/** The shape of the program: which package may use which, and what only some may touch. */
final class ArchitectureTest {
  /**
   * Each package and the packages of Weir it may use. A sub-package without a row of its own
   * belongs to the nearest package above it that has one. A row of its own means that those who may
   * use the package above may not use this one.
   */
  private static final String ALLOWED =
      """
      source           :
      yaml             : source
      template         : source yaml
      inventory        : source yaml
      facts            :
      libcrypto        :
      module           : source yaml facts libcrypto
      modules          : source module facts
      playbook         : source yaml template module
      vars             : source template inventory playbook facts
      connection       :
      connection.ssh   : connection libcrypto
      connection.local : connection
      become           : connection
      journal          : module connection
      callback         : source module
      callback.human   : source module callback
      callback.json    : source module callback
      callback.junit   : source module callback
      callback.html    : source module callback
      executor         : source yaml template inventory facts module playbook vars connection become journal callback
      strategy         : source template module vars journal executor playbook inventory callback
      service          : source module modules connection journal callback inventory
      docs             : module
      cli              : *
      """;

  private static final Map<String, Set<String>> ROWS = rows();

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("weir");

  /** Those that need the control machine: its variables, its clock, its network, the connection. */
  private static final Set<String> CONTROLLER_MODULES =
      Set.of(
          "AssertModule",
          "DebugModule",
          "DrillModule",
          "FailModule",
          "FetchModule",
          "HealthModule",
          "NgrokModule",
          "PauseModule",
          "RebootModule",
          "SetFactModule",
          "WaitForConnectionModule");

  /** Types of {@code java.net} that only work on text. */
  private static final String TEXT_OF_URLS =
      "java\\.net\\.(URI|URISyntaxException|URLEncoder|URLDecoder|IDN)";

  @Test
  void scansTheWholeProgram() {
    assertTrue(CLASSES.size() > 300, "only %d classes were scanned".formatted(CLASSES.size()));
  }

  @Test
  void everyPackageUsesOnlyWhatItsRowAllows() {
    Set<String> violations = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!target.getPackageName().startsWith("weir.")) {
          continue;
        }
        String from = row(each);
        String to = row(target);
        Set<String> allowed = ROWS.get(from);
        if (!from.equals(to) && !allowed.contains(to) && !allowed.contains("*")) {
          violations.add("%s may not use %s: %s".formatted(from, to, dependency.getDescription()));
        }
      }
    }
    assertNone(violations);
  }

  @Test
  void everyPackageHasARow() {
    Set<String> violations = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      if (row(each).isEmpty()) {
        violations.add(each.getPackageName());
      }
    }
    assertNone(violations);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("weir.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyYamlKnowsSnakeyaml() {
    only("org.yaml..", "weir.yaml");
  }

  @Test
  void onlyTheSshConnectionKnowsSshj() {
    only("net.schmizz..", "weir.connection.ssh");
    only("com.hierynomus..", "weir.connection.ssh");
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    only("picocli..", "weir.cli..");
  }

  /** To read them costs each start of the program fifty milliseconds. */
  @Test
  void commandsAreDescribedWithoutPicoclisAnnotations() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("picocli..").and(assignableTo(Annotation.class)))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineTouchesTheStandardStreams() {
    for (String stream : List.of("in", "out", "err")) {
      noClasses()
          .that(not(resideInAPackage("weir.cli..")))
          .should()
          .accessField(System.class, stream)
          .check(CLASSES);
    }
    noClasses()
        .that(not(resideInAPackage("weir.cli..")))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.FileDescriptor")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    noClasses()
        .that(not(resideInAPackage("weir.cli..")))
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheLocalConnectionAndTheDemoStartProcesses() {
    noClasses()
        .that(not(resideInAPackage("weir.connection.local")))
        .and()
        .doNotHaveFullyQualifiedName("weir.cli.demo.Subprocess")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .callMethodWhere(target(name("exec")).and(target(owner(type(Runtime.class)))))
        .check(CLASSES);
  }

  @Test
  void modulesTouchNoFileAndNoSocket() {
    noClasses()
        .that(resideInAPackage("weir.modules.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "java.nio.channels..", "javax.net..")
                .and(not(nameMatching(TEXT_OF_URLS))))
        .orShould()
        .dependOnClassesThat(
            nameMatching("java\\.nio\\.file\\.Files|java\\.io\\.(File.*|RandomAccessFile)"))
        .check(CLASSES);
  }

  @Test
  void nobodyUsesJavaLogging() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() throws IOException {
    Set<String> violations = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      JavaPackage owner = each.getPackage();
      Path info = Path.of("src/main/java", owner.getName().replace('.', '/'), "package-info.java");
      if (!owner.isAnnotatedWith(NullMarked.class)) {
        violations.add("%s is not @NullMarked".formatted(owner.getName()));
      } else if (!Files.readString(info).startsWith("/**")) {
        violations.add("%s says nothing about its package".formatted(info));
      }
    }
    assertNone(violations);
  }

  @Test
  void noPackageIsAStoreroom() {
    Set<String> storerooms = Set.of("util", "utils", "common", "core", "model", "impl", "helper");
    Set<String> violations = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      for (String part : each.getPackageName().split("\\.", -1)) {
        if (storerooms.contains(part)) {
          violations.add(each.getPackageName());
        }
      }
    }
    assertNone(violations);
  }

  @Test
  void everyModuleIsInTheList() {
    assertEquals(
        names(implementers(AnyModule.class)),
        Modules.all().stream()
            .map(each -> each.getClass().getName())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void onlyFewModulesNeedTheController() {
    assertEquals(
        new TreeSet<>(CONTROLLER_MODULES),
        implementers(ControllerModule.class).stream()
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void noStaticFieldCanChange() throws ReflectiveOperationException {
    Set<String> violations = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      for (JavaField field : each.getFields()) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (!modifiers.contains(JavaModifier.STATIC)
            || modifiers.contains(JavaModifier.SYNTHETIC)) {
          continue;
        }
        if (!modifiers.contains(JavaModifier.FINAL)) {
          violations.add("%s is not final".formatted(field.getFullName()));
        } else if (canChange(value(field))) {
          violations.add("%s can be changed".formatted(field.getFullName()));
        }
      }
    }
    assertNone(violations);
  }

  private static Object value(JavaField field) throws ReflectiveOperationException {
    Field found = Class.forName(field.getOwner().getName()).getDeclaredField(field.getName());
    if (found.getType().isPrimitive() || found.getType() == String.class) {
      return "";
    }
    found.setAccessible(true);
    return found.get(null);
  }

  /** Whether this is one of the JDK's mutable containers. */
  private static boolean canChange(Object value) {
    if (value instanceof Collection || value instanceof Map) {
      String type = value.getClass().getName();
      boolean closed =
          type.startsWith("java.util.ImmutableCollections$")
              || type.matches("java\\.util\\.Collections\\$(Unmodifiable|Empty|Singleton).*");
      return type.startsWith("java.util.") && !closed;
    }
    return value instanceof StringBuilder
        || value instanceof AtomicReference
        || value instanceof AtomicBoolean
        || value instanceof Number && value.getClass().getName().contains(".atomic.")
        || value instanceof ThreadLocal;
  }

  private static void only(String library, String... packages) {
    noClasses()
        .that(not(resideInAnyPackage(packages)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
    assertTrue(
        CLASSES.stream()
            .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .anyMatch(each -> resideInAPackage(library).test(each.getTargetClass())),
        "nobody uses %s: the rule would hold of nothing".formatted(library));
  }

  private static List<JavaClass> implementers(Class<?> type) {
    return CLASSES.stream()
        .filter(each -> each.isAssignableTo(type) && !each.isInterface())
        .toList();
  }

  private static Set<String> names(List<JavaClass> classes) {
    return classes.stream().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String row(JavaClass each) {
    String name = each.getPackageName().replaceFirst("^weir\\.?", "");
    while (!name.isEmpty() && !ROWS.containsKey(name)) {
      name = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }
    return name;
  }

  private static Map<String, Set<String>> rows() {
    Map<String, Set<String>> rows = new TreeMap<>();
    ALLOWED
        .lines()
        .map(line -> line.split(":", 2))
        .forEach(row ->
            rows.put(
                row[0].strip(),
                Arrays.stream(row[1].strip().split(" +"))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toSet())));
    return rows;
  }

  private static void assertNone(Set<String> violations) {
    assertTrue(violations.isEmpty(), () -> "\n" + String.join("\n", violations));
  }
}
