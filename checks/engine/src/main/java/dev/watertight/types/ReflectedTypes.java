package dev.watertight.types;

import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of reflection in a class, and in a method of it, as types of ours. */
final class ReflectedTypes {
  private final Class<?> inClass;
  private final @Nullable Executable inMethod;

  ReflectedTypes(Class<?> inClass, @Nullable Executable inMethod) {
    this.inClass = inClass;
    this.inMethod = inMethod;
  }

  List<TypeVariable> variables(java.lang.reflect.TypeVariable<?>[] parameters) {
    List<TypeVariable> variables = new ArrayList<>(parameters.length);
    for (java.lang.reflect.TypeVariable<?> parameter : parameters) {
      List<Type> bounds = types(parameter.getBounds());
      variables.add(
          new TypeVariable(
              parameter.getName(), bounds.equals(List.of(Type.OBJECT)) ? List.of() : bounds));
    }
    return variables;
  }

  List<Type> types(java.lang.reflect.Type[] types) {
    return Arrays.stream(types).map(this::type).toList();
  }

  Type type(java.lang.reflect.Type type) {
    if (type instanceof Class<?> c) {
      int dimensions = 0;
      Class<?> element = c;
      while (element.isArray()) {
        element = element.getComponentType();
        dimensions++;
      }
      return new Type(element.getName(), List.of(), dimensions);
    }
    if (type instanceof ParameterizedType p) {
      return new Type(type(p.getRawType()).name(), types(p.getActualTypeArguments()), 0);
    }
    if (type instanceof java.lang.reflect.TypeVariable<?> v) {
      return v.getGenericDeclaration() == inClass || v.getGenericDeclaration().equals(inMethod)
          ? TypeVariable.use(v.getName())
          : erasure(v);
    }
    if (type instanceof WildcardType w) {
      return type(w.getLowerBounds().length > 0 ? w.getLowerBounds()[0] : w.getUpperBounds()[0]);
    }
    if (type instanceof GenericArrayType a) {
      return Substitution.withMoreDimensions(type(a.getGenericComponentType()), 1);
    }
    return Type.UNKNOWN;
  }

  private Type erasure(java.lang.reflect.TypeVariable<?> variable) {
    java.lang.reflect.Type bound = variable.getBounds()[0];
    Type type = bound instanceof java.lang.reflect.TypeVariable<?> v ? erasure(v) : type(bound);
    return new Type(type.name(), List.of(), type.dimensions());
  }
}
