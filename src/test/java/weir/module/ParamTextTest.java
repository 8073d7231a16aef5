package weir.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weir.modules.Modules;

class ParamTextTest {

  static java.util.List<Class<? extends Record>> modules() {
    return Modules.all().stream().<Class<? extends Record>>map(module -> module.params()).toList();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void saysWhatTheAnnotationsSay(Class<? extends Record> params) {
    var annotated = ParamSpec.read(params);
    assertEquals(
        annotated, ParamText.read(ParamText.write(annotated), getClass().getClassLoader()));
  }
}
