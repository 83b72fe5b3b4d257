package dev.watertight.catalogue.signatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a class file says about the supertypes and the visible methods of a class. */
final class ClassShape {
  final String name;
  final boolean visible;
  final Map<String, Generic> bounds;
  final List<String> variables;
  final List<Generic> supertypes;
  final List<Method> methods;

  /**
   * A public or protected method.
   *
   * @param name its name
   * @param parameters erased types
   * @param returns the generic return type
   * @param erasedReturn the erased return type
   * @param isStatic whether it is static
   * @param thrown declared exceptions
   */
  record Method(
      String name,
      List<String> parameters,
      Generic returns,
      String erasedReturn,
      boolean isStatic,
      List<String> thrown) {
    String key() {
      return name + parameters;
    }
  }

  private ClassShape(Visitor visitor) {
    name = visitor.name;
    visible = visitor.visible;
    bounds = Map.copyOf(visitor.bounds);
    variables = List.copyOf(visitor.variables);
    supertypes = List.copyOf(visitor.supertypes);
    methods = visitor.methods;
  }

  static ClassShape read(byte[] classFile) {
    Visitor visitor = new Visitor();
    new ClassReader(classFile)
        .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new ClassShape(visitor);
  }

  /** Adds the methods that only an older version has. */
  void addOlder(ClassShape older) {
    Set<String> known = methods.stream().map(Method::name).collect(Collectors.toSet());
    older.methods.stream().filter(each -> !known.contains(each.name())).forEach(methods::add);
  }

  private static final class Visitor extends ClassVisitor {
    private String name = "";
    private boolean visible;
    private Map<String, Generic> bounds = Map.of();
    private List<String> variables = List.of();
    private final List<Generic> supertypes = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();

    Visitor() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String internalName,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      name = internalName.replace('/', '.');
      visible = (access & Opcodes.ACC_PUBLIC) != 0;
      if (signature != null) {
        Generic.Parser parser = new Generic.Parser(signature);
        bounds = parser.bounds();
        variables = parser.variables();
        while (parser.more()) {
          supertypes.add(parser.next());
        }
        return;
      }
      if (superName != null) {
        supertypes.add(plain(superName));
      }
      if (interfaces != null) {
        for (String each : interfaces) {
          supertypes.add(plain(each));
        }
      }
    }

    private static Generic plain(String internalName) {
      return new Generic(internalName.replace('/', '.'), false, List.of(), 0);
    }

    @Override
    public void visitInnerClass(
        String inner, @Nullable String outer, @Nullable String simple, int access) {
      if (inner.replace('/', '.').equals(name)) {
        visible = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0 && simple != null;
      }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String method,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      int hidden = Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC;
      int shown = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
      if ((access & hidden) == 0 && (access & shown) != 0 && isCallable(method)) {
        List<String> parameters = new ArrayList<>();
        for (Type type : Type.getArgumentTypes(descriptor)) {
          parameters.add(binaryName(type));
        }
        String erased = binaryName(Type.getReturnType(descriptor));
        Generic returns = new Generic(erased, false, List.of(), 0);
        if (signature != null) {
          Generic.Parser parser = new Generic.Parser(signature);
          parser.skipParameters();
          Generic generic = parser.next();
          // A method's own type variable is fixed by each call: only its erasure is known here.
          if (!(generic.variable() && parser.bounds().containsKey(generic.name()))) {
            returns = generic;
          }
        }
        List<String> thrown = new ArrayList<>();
        if (exceptions != null) {
          for (String each : exceptions) {
            thrown.add(each.replace('/', '.'));
          }
        }
        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
        methods.add(new Method(method, parameters, returns, erased, isStatic, thrown));
      }
      return null;
    }

    // Neither constructors nor what Kotlin mangles can be named in Java.
    private static boolean isCallable(String method) {
      return !method.startsWith("<") && method.indexOf('-') < 0 && method.indexOf('$') < 0;
    }

    private static String binaryName(Type type) {
      if (type.getSort() == Type.ARRAY) {
        return binaryName(type.getElementType()) + "[]".repeat(type.getDimensions());
      }
      return type.getClassName();
    }
  }
}
