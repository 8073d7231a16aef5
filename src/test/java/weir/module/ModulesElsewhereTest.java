package weir.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.modules.Modules;

final class ModulesElsewhereTest {

  @Test
  void findsTheCollectionOfAShortName() {
    assertEquals("ansible.posix.sysctl", ModulesElsewhere.find("sysctl"));
    assertEquals("ansible.posix.sysctl", ModulesElsewhere.find("ansible.posix.sysctl"));
    assertEquals("ansible.builtin.pip", ModulesElsewhere.find("ansible.builtin.pip"));
    assertNotNull(ModulesElsewhere.instead("ansible.posix.sysctl"));
  }

  @Test
  void takesAnyWholeNameOfACollectionForAModule() {
    assertEquals("a.b.c", ModulesElsewhere.find("a.b.c"));
    assertNull(ModulesElsewhere.find("ansible.builtin.c"));
    assertNull(ModulesElsewhere.find("frobnicate"));
  }

  @Test
  void namesNoModuleThatWeirHas() {
    Catalog catalog = new Catalog(Modules.all());
    List<String> both = new ArrayList<>(ModulesElsewhere.names());
    both.removeIf(name -> catalog.find(name) == null);
    assertEquals(List.of(), both);
  }
}
