package weir.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainCodeTest {

  @Test
  void doesTheSameAsBefore() throws Exception {
    assertEquals(new Subject().get(), rewritten().get());
  }

  @Test
  void leavesNothingToSpinForSwitchesAndRecords() throws IOException {
    for (Class<?> type : List.of(Subject.class, Subject.All.class, Subject.Shapes.class)) {
      byte[] plain = new PlainCode(getClass().getClassLoader()).of(bytes(type));
      assertFalse(bootstraps(plain).anyMatch(PlainCodeTest::spins), type.getName());
    }
  }

  @Test
  void bringsOldClassesUpToWhatTheCacheTakes() throws IOException {
    byte[] old = bytes(picocli.CommandLine.class);
    assertEquals(49, ClassFile.of().parse(old).majorVersion(), "the library is newer: drop this");
    byte[] plain = new PlainCode(getClass().getClassLoader()).of(old);
    assertEquals(52, ClassFile.of().parse(plain).majorVersion());
    assertEquals(List.of(), ClassFile.of().verify(plain));
  }

  private static boolean spins(String bootstrap) {
    return bootstrap.contains("ObjectMethods") || bootstrap.contains("typeSwitch");
  }

  private static Stream<String> bootstraps(byte[] code) {
    return ClassFile.of().parse(code).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(CodeModel::elementStream)
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(each -> ((InvokeDynamicInstruction) each).bootstrapMethod().toString());
  }

  /** The subject, from rewritten classes that know no others of its name. */
  @SuppressWarnings("unchecked")
  private static Supplier<List<String>> rewritten() throws ReflectiveOperationException {
    ClassLoader outer = PlainCodeTest.class.getClassLoader();
    var plain = new PlainCode(outer);
    var loader =
        new ClassLoader(outer) {
          private final Map<String, Class<?>> own = new HashMap<>();

          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Subject.class.getName())) return super.loadClass(name, resolve);
            Class<?> known = own.get(name);
            if (known != null) return known;
            try {
              byte[] code = plain.of(bytes(Class.forName(name, false, outer)));
              Class<?> made = defineClass(name, code, 0, code.length);
              own.put(name, made);
              return made;
            } catch (IOException e) {
              throw new ClassNotFoundException(name, e);
            }
          }
        };
    var constructor = loader.loadClass(Subject.class.getName()).getDeclaredConstructor();
    return (Supplier<List<String>>) constructor.newInstance();
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String name = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(name)) {
      if (in == null) throw new IOException(name);
      return in.readAllBytes();
    }
  }
}
