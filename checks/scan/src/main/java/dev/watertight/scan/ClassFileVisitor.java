package dev.watertight.scan;

import dev.watertight.model.TypeDecl;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.ModifierBits;
import dev.watertight.types.Origin;
import dev.watertight.types.Signature;
import dev.watertight.types.Type;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Fills a shape from a class file. */
final class ClassFileVisitor extends ClassVisitor {
  private static final int HIDDEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

  private final ClassFileShape shape;
  private String internalName = "";

  ClassFileVisitor(ClassFileShape shape) {
    super(Opcodes.ASM9);
    this.shape = shape;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    internalName = name;
    shape.name = dotted(name);
    shape.kind = kind(access);
    shape.modifiers = ModifierBits.of(access, ModifierBits.On.CLASS);
    boolean isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    if (signature != null) {
      GenericSignature generic = GenericSignature.ofClass(signature);
      shape.variables = generic.variables();
      shape.superclass = isInterface ? null : superclass(generic.superclass());
      shape.interfaces = generic.interfaces();
    } else {
      shape.superclass =
          isInterface || superName == null ? null : superclass(Type.of(dotted(superName)));
      shape.interfaces =
          interfaces == null
              ? List.of()
              : Arrays.stream(interfaces).map(i -> Type.of(dotted(i))).toList();
    }
  }

  private static @Nullable Type superclass(Type type) {
    return type.isObject() ? null : type;
  }

  private static TypeDecl.Kind kind(int access) {
    if ((access & Opcodes.ACC_ANNOTATION) != 0) {
      return TypeDecl.Kind.ANNOTATION;
    }
    if ((access & Opcodes.ACC_INTERFACE) != 0) {
      return TypeDecl.Kind.INTERFACE;
    }
    if ((access & Opcodes.ACC_ENUM) != 0) {
      return TypeDecl.Kind.ENUM;
    }
    return (access & Opcodes.ACC_RECORD) != 0 ? TypeDecl.Kind.RECORD : TypeDecl.Kind.CLASS;
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  @Override
  public void visitInnerClass(
      String name, @Nullable String outerName, @Nullable String innerName, int access) {
    if (name.equals(internalName)) {
      shape.modifiers = ModifierBits.of(access, ModifierBits.On.CLASS);
    } else if (internalName.equals(outerName) && innerName != null) {
      shape.nested.add(innerName);
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    String name = descriptor.substring(0, descriptor.length() - 1);
    shape.annotations.add(
        name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1));
    return null;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if ((access & HIDDEN) == 0) {
      shape.fields.add(
          new Variable(
              Variable.Kind.FIELD,
              name,
              shape.name,
              -1,
              GenericSignature.ofField(signature == null ? descriptor : signature, visible()),
              (access & Opcodes.ACC_FINAL) != 0,
              (access & Opcodes.ACC_STATIC) != 0));
    }
    return null;
  }

  private Set<String> visible() {
    return GenericSignature.names(shape.variables);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if ((access & HIDDEN) == 0 && !name.equals("<clinit>")) {
      Signature method = method(access, name, descriptor, signature, exceptions);
      shape.methods.add(method);
      shape.methodsByName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(method);
    }
    return null;
  }

  private Signature method(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    GenericSignature plain = GenericSignature.ofMethod(descriptor, visible());
    GenericSignature generic =
        signature == null ? plain : GenericSignature.ofMethod(signature, visible());
    // The signature of a constructor leaves out what the compiler added.
    boolean whole = generic.parameters().size() == plain.parameters().size();
    List<Type> thrown = generic.exceptions();
    if (thrown.isEmpty() && exceptions != null) {
      thrown = Arrays.stream(exceptions).map(e -> Type.of(dotted(e))).toList();
    }
    boolean isInterface =
        shape.kind == TypeDecl.Kind.INTERFACE || shape.kind == TypeDecl.Kind.ANNOTATION;
    boolean isDefault = isInterface && (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0;
    return new Signature(
        generic.variables(),
        new MethodInfo(
            shape.name,
            name,
            whole ? generic.parameters() : plain.parameters(),
            (access & Opcodes.ACC_VARARGS) != 0,
            name.equals("<init>") ? Type.of(shape.name) : generic.returns(),
            thrown,
            ModifierBits.of(
                access & ~Opcodes.ACC_BRIDGE,
                isDefault ? ModifierBits.On.DEFAULT_METHOD : ModifierBits.On.METHOD),
            Origin.CLASS_PATH));
  }
}
