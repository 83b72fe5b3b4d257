package dev.watertight.javac;

import dev.watertight.types.Type;
import dev.watertight.types.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Types of declarations, with the type variables that stay in sight. */
final class MirrorTypes {
  private final ElementTypes source;
  private final Set<Element> visible;

  /**
   * Types of one declaration.
   *
   * @param visible the type variables that stay; any other is replaced by its erasure
   */
  MirrorTypes(ElementTypes source, Set<Element> visible) {
    this.source = source;
    this.visible = visible;
  }

  List<Type> types(List<? extends TypeMirror> mirrors) {
    List<Type> all = new ArrayList<>(mirrors.size());
    for (TypeMirror mirror : mirrors) {
      all.add(type(mirror));
    }
    return List.copyOf(all);
  }

  Type type(TypeMirror mirror) {
    return switch (mirror.getKind()) {
      case DECLARED, ERROR -> declared((DeclaredType) mirror);
      case ARRAY -> array((ArrayType) mirror);
      case TYPEVAR -> variable(mirror);
      case WILDCARD -> bound((WildcardType) mirror);
      case INTERSECTION -> type(((IntersectionType) mirror).getBounds().get(0));
      case VOID -> Type.VOID;
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE ->
          Type.of(mirror.getKind().name().toLowerCase(Locale.ROOT));
      default -> Type.UNKNOWN;
    };
  }

  private Type declared(DeclaredType type) {
    if (!(type.asElement() instanceof TypeElement element)) {
      return Type.UNKNOWN;
    }
    String name = source.elements().getBinaryName(element).toString();
    return name.isEmpty() ? Type.UNKNOWN : new Type(name, types(type.getTypeArguments()), 0);
  }

  private Type array(ArrayType array) {
    Type element = type(array.getComponentType());
    return new Type(element.name(), element.arguments(), element.dimensions() + 1);
  }

  private Type variable(TypeMirror variable) {
    Element element = source.types().asElement(variable);
    if (element != null && visible.contains(element)) {
      return TypeVariable.use(element.getSimpleName().toString());
    }
    TypeMirror erasure = source.types().erasure(variable);
    return erasure.getKind() == TypeKind.TYPEVAR ? Type.OBJECT : type(erasure);
  }

  private Type bound(WildcardType wildcard) {
    TypeMirror upper = wildcard.getExtendsBound();
    TypeMirror lower = wildcard.getSuperBound();
    if (upper != null) {
      return type(upper);
    }
    return lower == null ? Type.OBJECT : type(lower);
  }

  List<TypeVariable> variables(List<? extends TypeParameterElement> parameters) {
    List<TypeVariable> variables = new ArrayList<>(parameters.size());
    for (TypeParameterElement parameter : parameters) {
      List<Type> bounds = new ArrayList<>(types(parameter.getBounds()));
      bounds.removeIf(Type::isObject);
      variables.add(new TypeVariable(parameter.getSimpleName().toString(), bounds));
    }
    return List.copyOf(variables);
  }
}
