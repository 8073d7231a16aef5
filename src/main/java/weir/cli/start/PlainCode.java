package weir.cli.start;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rewrites a class so that it starts faster and does the same. The AOT cache takes no class of the
 * time before Java 6, and the code that a JVM spins at the first use of a pattern switch or of a
 * record's {@code equals}, {@code hashCode} and {@code toString} is not kept in it: each such place
 * costs milliseconds in each run. Here it becomes ordinary code.
 */
final class PlainCode {
  /** The oldest version with which all of the cache works. */
  private static final int OLDEST = ClassFile.JAVA_8_VERSION;

  private final ClassFile format;

  /** For classes without stack maps, which newer versions must have. */
  private final ClassFile oldFormat;

  /**
   * A rewriter.
   *
   * @param classes finds the classes that those to be rewritten mention
   */
  PlainCode(ClassLoader classes) {
    var libraries = ClassHierarchyResolver.ofResourceParsing(classes);
    this.format =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                libraries.orElse(ClassHierarchyResolver.defaultResolver())));
    this.oldFormat = format.withOptions(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
  }

  /** The class in its new form, or as it was where there is nothing to do. */
  byte[] of(byte[] original) {
    ClassModel model = format.parse(original);
    boolean old = model.majorVersion() < OLDEST;
    boolean spins = model.methods().stream().anyMatch(PlainCode::spins);
    if (!old && !spins) return original;
    return (old ? oldFormat : format).transformClass(model, new Rewriting(model)::accept);
  }

  private static boolean spins(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .anyMatch(
            each -> each instanceof InvokeDynamicInstruction call && Spun.plain(call) != null);
  }

  /** One class on its way through. */
  private static final class Rewriting {
    private final ClassModel model;
    private final List<Consumer<ClassBuilder>> added = new ArrayList<>();

    Rewriting(ClassModel model) {
      this.model = model;
    }

    void accept(ClassBuilder builder, ClassElement element) {
      switch (element) {
        case ClassFileVersion version ->
            builder.withVersion(Math.max(version.majorVersion(), OLDEST), version.minorVersion());
        case MethodModel method when method.code().isPresent() ->
            builder.transformMethod(
                method,
                (into, part) -> {
                  if (part instanceof CodeModel code) into.transformCode(code, this::code);
                  else into.with(part);
                });
        default -> builder.with(element);
      }
      added.forEach(each -> each.accept(builder));
      added.clear();
    }

    private int count;

    private void code(CodeBuilder builder, CodeElement element) {
      Spun plain = element instanceof InvokeDynamicInstruction call ? Spun.plain(call) : null;
      if (plain == null) {
        builder.with(element);
        return;
      }
      String name = "plain$" + count++;
      boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
      builder.invokestatic(model.thisClass().asSymbol(), name, plain.type(), isInterface);
      added.add(into ->
          into.withMethodBody(
              name,
              plain.type(),
              ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
              plain::write));
    }
  }
}
