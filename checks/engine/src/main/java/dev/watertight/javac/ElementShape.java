package dev.watertight.javac;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.ClassShape;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Signature;
import dev.watertight.types.Type;
import dev.watertight.types.TypeVariable;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** A class as a running compiler describes it; what is private left out. */
final class ElementShape implements ClassShape {
  private final TypeElement element;
  private final ElementTypes source;
  private final String name;
  private final Origin origin;
  private final MirrorTypes types;
  private @Nullable Map<String, List<Signature>> methods;
  private @Nullable List<Variable> fields;

  ElementShape(TypeElement element, ElementTypes source) {
    this.element = element;
    this.source = source;
    this.name = source.elements().getBinaryName(element).toString();
    this.origin = ModelTypes.ofClassFile(element, source.elements());
    this.types = new MirrorTypes(source, Set.copyOf(element.getTypeParameters()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public TypeDecl.Kind kind() {
    return switch (element.getKind()) {
      case ANNOTATION_TYPE -> TypeDecl.Kind.ANNOTATION;
      case INTERFACE -> TypeDecl.Kind.INTERFACE;
      case ENUM -> TypeDecl.Kind.ENUM;
      case RECORD -> TypeDecl.Kind.RECORD;
      default -> TypeDecl.Kind.CLASS;
    };
  }

  @Override
  public Set<Modifier> modifiers() {
    return ModelTypes.modifiers(element);
  }

  @Override
  public List<TypeVariable> variables() {
    return types.variables(element.getTypeParameters());
  }

  @Override
  public @Nullable Type superclass() {
    TypeMirror superclass = element.getSuperclass();
    if (superclass.getKind() == TypeKind.NONE) {
      return null;
    }
    Type type = types.type(superclass);
    return type.isObject() ? null : type;
  }

  @Override
  public List<Type> interfaces() {
    return types.types(element.getInterfaces());
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public List<Signature> methods() {
    return byName().values().stream().flatMap(List::stream).toList();
  }

  @Override
  public List<Signature> methods(String methodName) {
    return byName().getOrDefault(methodName, List.of());
  }

  @Override
  public boolean hasMethod(String methodName) {
    return byName().containsKey(methodName);
  }

  private Map<String, List<Signature>> byName() {
    Map<String, List<Signature>> known = methods;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (Element member : element.getEnclosedElements()) {
        if (member instanceof ExecutableElement method && isUsable(method)) {
          known
              .computeIfAbsent(method.getSimpleName().toString(), key -> new ArrayList<>(1))
              .add(signature(method));
        }
      }
      methods = known;
    }
    return known;
  }

  private static boolean isUsable(Element member) {
    return !member.getModifiers().contains(javax.lang.model.element.Modifier.PRIVATE)
        && member.getKind() != ElementKind.STATIC_INIT
        && member.getKind() != ElementKind.INSTANCE_INIT;
  }

  private Signature signature(ExecutableElement method) {
    MirrorTypes visible = types;
    if (!method.getTypeParameters().isEmpty()) {
      Set<Element> variables = new HashSet<>(element.getTypeParameters());
      variables.addAll(method.getTypeParameters());
      visible = new MirrorTypes(source, variables);
    }
    List<Type> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(visible.type(parameter.asType()));
    }
    return new Signature(
        visible.variables(method.getTypeParameters()),
        new MethodInfo(
            name,
            method.getSimpleName().toString(),
            List.copyOf(parameters),
            method.isVarArgs(),
            method.getKind() == ElementKind.CONSTRUCTOR
                ? Type.of(name)
                : visible.type(method.getReturnType()),
            visible.types(method.getThrownTypes()),
            ModelTypes.modifiers(method),
            origin));
  }

  @Override
  public List<Variable> fields() {
    List<Variable> known = fields;
    if (known == null) {
      known = new ArrayList<>();
      for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
        if (isUsable(field)) {
          known.add(variable(field));
        }
      }
      known = List.copyOf(known);
      fields = known;
    }
    return known;
  }

  private Variable variable(VariableElement field) {
    Set<javax.lang.model.element.Modifier> modifiers = field.getModifiers();
    return new Variable(
        Variable.Kind.FIELD,
        field.getSimpleName().toString(),
        name,
        -1,
        types.type(field.asType()),
        modifiers.contains(javax.lang.model.element.Modifier.FINAL),
        modifiers.contains(javax.lang.model.element.Modifier.STATIC));
  }

  @Override
  public Set<String> nested() {
    Set<String> names = new LinkedHashSet<>();
    for (TypeElement type : ElementFilter.typesIn(element.getEnclosedElements())) {
      names.add(type.getSimpleName().toString());
    }
    return Collections.unmodifiableSet(names);
  }

  @Override
  public Set<String> annotations() {
    Set<String> names = new LinkedHashSet<>();
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      names.add(annotation.getAnnotationType().asElement().getSimpleName().toString());
    }
    return Collections.unmodifiableSet(names);
  }
}
