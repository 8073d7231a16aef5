package weir.cli.start;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.runtime.ObjectMethods;
import java.lang.runtime.SwitchBootstraps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Code that a JVM would make at the first use of a place, to be written as an ordinary method. */
sealed interface Spun {

  /** Parameters and result of the method. */
  MethodTypeDesc type();

  /** Writes the method's body. */
  void write(CodeBuilder code);

  /** What stands for a call, null for those that stay. */
  static @Nullable Spun plain(InvokeDynamicInstruction call) {
    DirectMethodHandleDesc by = call.bootstrapMethod();
    MethodTypeDesc type = call.typeSymbol();
    List<ConstantDesc> args = call.bootstrapArgs();
    if (by.owner().equals(desc(SwitchBootstraps.class)) && by.methodName().equals("typeSwitch")) {
      List<ClassDesc> labels = new ArrayList<>();
      for (ConstantDesc label : args) {
        if (!(label instanceof ClassDesc each) || each.isPrimitive()) return null;
        labels.add(each);
      }
      return type.parameterType(0).isPrimitive() ? null : new TypeSwitch(type, labels);
    }
    if (by.owner().equals(desc(ObjectMethods.class))) {
      List<DirectMethodHandleDesc> fields = new ArrayList<>();
      for (ConstantDesc getter : args.subList(2, args.size())) {
        if (!(getter instanceof DirectMethodHandleDesc field)) return null;
        fields.add(field);
      }
      return switch (call.name().stringValue()) {
        case "equals" -> new Equals(type, fields);
        case "hashCode" -> new HashCode(type, fields);
        case "toString" -> new ToString(type, fields);
        default -> null;
      };
    }
    return null;
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  private static void get(CodeBuilder code, int local, DirectMethodHandleDesc field) {
    code.aload(local).getfield(field.owner(), field.methodName(), of(field));
  }

  private static ClassDesc of(DirectMethodHandleDesc field) {
    return field.invocationType().returnType();
  }

  /** Which label is the first, from a given one on, that the value is an instance of. */
  record TypeSwitch(MethodTypeDesc type, List<ClassDesc> labels) implements Spun {
    @Override
    public void write(CodeBuilder code) {
      Label none = code.newLabel();
      Label empty = code.newLabel();
      List<SwitchCase> cases = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) cases.add(SwitchCase.of(i, code.newLabel()));
      code.aload(0).ifnull(empty);
      if (!cases.isEmpty()) code.iload(1).tableswitch(0, labels.size() - 1, none, cases);
      for (int i = 0; i < labels.size(); i++) {
        Label next = i + 1 < labels.size() ? cases.get(i + 1).target() : none;
        code.labelBinding(cases.get(i).target());
        code.aload(0).instanceOf(labels.get(i)).ifeq(next).loadConstant(i).ireturn();
      }
      code.labelBinding(none).loadConstant(labels.size()).ireturn();
      code.labelBinding(empty).iconst_m1().ireturn();
    }
  }

  /** Two records of one type, component by component. */
  record Equals(MethodTypeDesc type, List<DirectMethodHandleDesc> fields) implements Spun {
    @Override
    public void write(CodeBuilder code) {
      ClassDesc owner = type.parameterType(0);
      Label differs = code.newLabel();
      code.aload(1).instanceOf(owner).ifeq(differs);
      code.aload(1).checkcast(owner).astore(2);
      for (DirectMethodHandleDesc field : fields) {
        get(code, 0, field);
        get(code, 2, field);
        ClassDesc kind = of(field);
        switch (TypeKind.from(kind)) {
          case INT, SHORT, BYTE, CHAR, BOOLEAN -> code.if_icmpne(differs);
          case LONG -> code.lcmp().ifne(differs);
          case FLOAT, DOUBLE ->
              code.invokestatic(
                      box(kind), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, kind, kind))
                  .ifne(differs);
          case REFERENCE ->
              code.invokestatic(
                      desc(Objects.class),
                      "equals",
                      MethodTypeDesc.of(
                          ConstantDescs.CD_boolean,
                          ConstantDescs.CD_Object,
                          ConstantDescs.CD_Object))
                  .ifeq(differs);
          case VOID ->
              throw new IllegalStateException("A field of no type. This is a bug in Weir.");
        }
      }
      code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }
  }

  /** 31 times what the components before give, and the next. */
  record HashCode(MethodTypeDesc type, List<DirectMethodHandleDesc> fields) implements Spun {
    @Override
    public void write(CodeBuilder code) {
      code.iconst_0();
      for (DirectMethodHandleDesc field : fields) {
        code.bipush(31).imul();
        get(code, 0, field);
        ClassDesc kind = of(field);
        ClassDesc by = kind.isPrimitive() ? box(kind) : desc(Objects.class);
        ClassDesc what = kind.isPrimitive() ? kind : ConstantDescs.CD_Object;
        code.invokestatic(by, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, what)).iadd();
      }
      code.ireturn();
    }
  }

  /** The type's simple name and each component with its value. */
  record ToString(MethodTypeDesc type, List<DirectMethodHandleDesc> fields) implements Spun {
    private static final ClassDesc BUILDER = desc(StringBuilder.class);

    @Override
    public void write(CodeBuilder code) {
      code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", ConstantDescs.MTD_void);
      code.aload(0)
          .invokevirtual(
              ConstantDescs.CD_Object, "getClass", MethodTypeDesc.of(ConstantDescs.CD_Class))
          .invokevirtual(
              ConstantDescs.CD_Class, "getSimpleName", MethodTypeDesc.of(ConstantDescs.CD_String));
      append(code, ConstantDescs.CD_String);
      String before = "[";
      for (DirectMethodHandleDesc field : fields) {
        code.loadConstant(before + field.methodName() + "=");
        append(code, ConstantDescs.CD_String);
        get(code, 0, field);
        ClassDesc kind = of(field);
        append(
            code,
            switch (TypeKind.from(kind)) {
              case BYTE, SHORT -> ConstantDescs.CD_int;
              case REFERENCE -> ConstantDescs.CD_Object;
              case INT, LONG, FLOAT, DOUBLE, CHAR, BOOLEAN, VOID -> kind;
            });
        before = ", ";
      }
      code.loadConstant(fields.isEmpty() ? "[]" : "]");
      append(code, ConstantDescs.CD_String);
      code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc kind) {
      code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, kind));
    }
  }

  private static ClassDesc box(ClassDesc primitive) {
    return desc(
        switch (TypeKind.from(primitive)) {
          case BOOLEAN -> Boolean.class;
          case BYTE -> Byte.class;
          case SHORT -> Short.class;
          case CHAR -> Character.class;
          case INT -> Integer.class;
          case LONG -> Long.class;
          case FLOAT -> Float.class;
          case DOUBLE -> Double.class;
          case REFERENCE, VOID ->
              throw new IllegalArgumentException("No primitive type. This is a bug in Weir.");
        });
  }
}
