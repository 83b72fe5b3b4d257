package dev.watertight.javac;

import dev.watertight.model.Modifier;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Types and methods of the compiler as those of the model. */
final class ModelTypes {
  private static final Pattern PLATFORM = Pattern.compile("(java|jdk)\\.");

  private final Elements elements;
  private final Types types;
  private final Predicate<TypeElement> isSource;
  private final Map<Element, String> localNames = new HashMap<>();
  private final Map<ExecutableElement, MethodInfo> methods = new HashMap<>();

  /**
   * Types of one task.
   *
   * @param isSource whether a class is read from source
   */
  ModelTypes(Elements elements, Types types, Predicate<TypeElement> isSource) {
    this.elements = elements;
    this.types = types;
    this.isSource = isSource;
  }

  /** Says what the model calls a local class. */
  void name(Element local, String binaryName) {
    localNames.put(local, binaryName);
  }

  /**
   * The type of the model.
   *
   * @return null for what is no type, and for a missing one of which not even the name is known
   */
  @Nullable Type type(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED -> declared((DeclaredType) type);
      case ERROR -> missing(type.toString());
      case ARRAY -> array((ArrayType) type);
      case TYPEVAR, UNION -> erased(type);
      case INTERSECTION -> type(((IntersectionType) type).getBounds().get(0));
      case WILDCARD -> bound((WildcardType) type);
      case NULL -> Type.NULL;
      case VOID -> Type.VOID;
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE ->
          Type.of(type.getKind().name().toLowerCase(Locale.ROOT));
      default -> null;
    };
  }

  /**
   * The method of the model; the constructor of an anonymous class is that of its superclass.
   *
   * @return null where an anonymous class implements an interface
   */
  @Nullable MethodInfo method(ExecutableElement method) {
    MethodInfo known = methods.get(method);
    if (known != null || !(method.getEnclosingElement() instanceof TypeElement owner)) {
      return known;
    }
    ExecutableElement named = method;
    if (owner.getNestingKind() == NestingKind.ANONYMOUS
        && method.getKind() == ElementKind.CONSTRUCTOR) {
      named = superConstructor(method, owner);
      if (named == null) {
        return null;
      }
    }
    if (!(named.getEnclosingElement() instanceof TypeElement declaring)) {
      return null;
    }
    MethodInfo made = method(named, declaring);
    methods.put(method, made);
    return made;
  }

  // That of an anonymous class takes the same parameters, behind an outer instance if there is one.
  private @Nullable ExecutableElement superConstructor(
      ExecutableElement method, TypeElement anonymous) {
    if (!anonymous.getInterfaces().isEmpty()
        || !(types.asElement(anonymous.getSuperclass()) instanceof TypeElement superclass)) {
      return null;
    }
    List<? extends VariableElement> given = method.getParameters();
    for (int outer = 0; outer <= Math.min(1, given.size()); outer++) {
      for (ExecutableElement candidate :
          ElementFilter.constructorsIn(superclass.getEnclosedElements())) {
        if (takes(candidate, given.subList(outer, given.size()))) {
          return candidate;
        }
      }
    }
    return null;
  }

  private boolean takes(ExecutableElement method, List<? extends VariableElement> given) {
    List<? extends VariableElement> parameters = method.getParameters();
    if (parameters.size() != given.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      TypeMirror parameter = types.erasure(parameters.get(i).asType());
      TypeMirror argument = types.erasure(given.get(i).asType());
      if (!types.isSubtype(argument, parameter)) {
        return false;
      }
    }
    return true;
  }

  private MethodInfo method(ExecutableElement method, TypeElement owner) {
    String ownerName = binaryName(owner);
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    List<Type> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(typeOrUnknown(parameter.asType()));
    }
    List<Type> thrown = new ArrayList<>();
    for (TypeMirror type : method.getThrownTypes()) {
      thrown.add(typeOrUnknown(type));
    }
    return new MethodInfo(
        ownerName,
        method.getSimpleName().toString(),
        List.copyOf(parameters),
        method.isVarArgs(),
        constructor ? Type.of(ownerName) : typeOrUnknown(method.getReturnType()),
        List.copyOf(thrown),
        modifiers(method),
        origin(owner));
  }

  private Type declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (element.getNestingKind() == NestingKind.ANONYMOUS) {
      TypeMirror named =
          element.getInterfaces().isEmpty()
              ? element.getSuperclass()
              : element.getInterfaces().get(0);
      return typeOrUnknown(named);
    }
    List<? extends TypeMirror> written = type.getTypeArguments();
    if (written.isEmpty()) {
      return Type.of(binaryName(element));
    }
    List<Type> arguments = new ArrayList<>(written.size());
    for (TypeMirror argument : written) {
      arguments.add(typeOrUnknown(argument));
    }
    return new Type(binaryName(element), arguments, 0);
  }

  private @Nullable Type array(ArrayType array) {
    Type element = type(array.getComponentType());
    return element == null
        ? null
        : new Type(element.name(), element.arguments(), element.dimensions() + 1);
  }

  private Type bound(WildcardType wildcard) {
    if (wildcard.getExtendsBound() != null) {
      return typeOrUnknown(wildcard.getExtendsBound());
    }
    return wildcard.getSuperBound() != null ? typeOrUnknown(wildcard.getSuperBound()) : Type.OBJECT;
  }

  private @Nullable Type erased(TypeMirror type) {
    TypeMirror erasure = types.erasure(type);
    return erasure.getKind() == TypeKind.TYPEVAR || erasure.getKind() == TypeKind.UNION
        ? null
        : type(erasure);
  }

  private Type typeOrUnknown(TypeMirror type) {
    Type known = type(type);
    return known == null ? Type.UNKNOWN : known;
  }

  // An import spells the name of a class out, even of one that is missing.
  private static @Nullable Type missing(String written) {
    int end = written.indexOf('<');
    String name = end < 0 ? written : written.substring(0, end);
    int dot = name.lastIndexOf('.');
    boolean qualified = dot > 0 && dot + 1 < name.length() && isName(name);
    return qualified && Character.isUpperCase(name.charAt(dot + 1)) ? Type.of(nested(name)) : null;
  }

  private static boolean isName(String dotted) {
    return dotted.chars().allMatch(c -> c == '.' || Character.isJavaIdentifierPart(c));
  }

  private static String nested(String name) {
    StringBuilder binary = new StringBuilder(name);
    boolean inClass = false;
    int start = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      inClass |= Character.isUpperCase(name.charAt(start));
      if (inClass) {
        binary.setCharAt(dot, '$');
      }
      start = dot + 1;
    }
    return binary.toString();
  }

  boolean isOfProject(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement owner && isSource.test(owner);
  }

  /** Its name as the model has it. */
  String binaryName(TypeElement element) {
    if (element.getNestingKind() == NestingKind.TOP_LEVEL) {
      return element.getQualifiedName().toString();
    }
    String local = localNames.get(element);
    if (local != null) {
      return local;
    }
    return element.getEnclosingElement() instanceof TypeElement outer
        ? binaryName(outer) + "$" + element.getSimpleName()
        : elements.getBinaryName(element).toString();
  }

  private Origin origin(TypeElement element) {
    return isSource.test(element) ? Origin.PROJECT : ofClassFile(element, elements);
  }

  /** Where a class that is not read from source is known from. */
  static Origin ofClassFile(TypeElement element, Elements elements) {
    ModuleElement module = elements.getModuleOf(element);
    return module != null && PLATFORM.matcher(module.getQualifiedName()).lookingAt()
        ? Origin.PLATFORM
        : Origin.CLASS_PATH;
  }

  static Set<Modifier> modifiers(Element element) {
    EnumSet<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    for (javax.lang.model.element.Modifier modifier : element.getModifiers()) {
      modifiers.add(Modifier.valueOf(modifier.name()));
    }
    return Modifiers.shared(modifiers);
  }
}
