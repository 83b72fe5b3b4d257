package dev.watertight.types;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class of the running JDK; only what others may use of it. */
final class PlatformShape implements ClassShape {
  private static final int USABLE =
      java.lang.reflect.Modifier.PUBLIC | java.lang.reflect.Modifier.PROTECTED;

  private final Class<?> type;
  private volatile @Nullable List<TypeVariable> variables;
  private volatile Method @Nullable [] methods;
  private volatile @Nullable Set<String> methodNames;
  private volatile @Nullable List<Variable> fields;
  private volatile @Nullable Set<String> nested;

  PlatformShape(Class<?> type) {
    this.type = type;
  }

  @Override
  public String name() {
    return type.getName();
  }

  @Override
  public Origin origin() {
    return Origin.PLATFORM;
  }

  @Override
  public TypeDecl.Kind kind() {
    if (type.isAnnotation()) {
      return TypeDecl.Kind.ANNOTATION;
    }
    if (type.isInterface()) {
      return TypeDecl.Kind.INTERFACE;
    }
    if (type.isEnum()) {
      return TypeDecl.Kind.ENUM;
    }
    return type.isRecord() ? TypeDecl.Kind.RECORD : TypeDecl.Kind.CLASS;
  }

  @Override
  public Set<Modifier> modifiers() {
    return ModifierBits.of(type.getModifiers(), ModifierBits.On.CLASS);
  }

  @Override
  public List<TypeVariable> variables() {
    List<TypeVariable> known = variables;
    if (known == null) {
      known = new ReflectedTypes(type, null).variables(type.getTypeParameters());
      variables = known;
    }
    return known;
  }

  @Override
  public @Nullable Type superclass() {
    java.lang.reflect.Type superclass = type.getGenericSuperclass();
    return superclass == null || superclass == Object.class
        ? null
        : new ReflectedTypes(type, null).type(superclass);
  }

  @Override
  public List<Type> interfaces() {
    return new ReflectedTypes(type, null).types(type.getGenericInterfaces());
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public List<Signature> methods() {
    List<Signature> all = new ArrayList<>(methods("<init>"));
    for (Method method : declared()) {
      all.add(signature(method));
    }
    return all;
  }

  @Override
  public List<Signature> methods(String name) {
    List<Signature> found = new ArrayList<>();
    if (name.equals("<init>")) {
      try {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
          if ((constructor.getModifiers() & USABLE) != 0 && !constructor.isSynthetic()) {
            found.add(signature(constructor));
          }
        }
      } catch (LinkageError e) {
        return List.of();
      }
      found.sort((a, b) -> a.method().id().compareTo(b.method().id()));
      return found;
    }
    for (Method method : declared()) {
      if (method.getName().equals(name)) {
        found.add(signature(method));
      }
    }
    return found;
  }

  @Override
  public boolean hasMethod(String name) {
    Set<String> known = methodNames;
    if (known == null) {
      known = new HashSet<>();
      known.add("<init>");
      for (Method method : declared()) {
        known.add(method.getName());
      }
      methodNames = known;
    }
    return known.contains(name);
  }

  private Method[] declared() {
    Method[] known = methods;
    if (known == null) {
      try {
        known =
            Arrays.stream(type.getDeclaredMethods())
                .filter(m -> (m.getModifiers() & USABLE) != 0 && !m.isSynthetic())
                .toArray(Method[]::new);
        // Reflection promises no order; results shall not depend on it.
        Arrays.sort(known, PlatformShape::compare);
      } catch (LinkageError e) {
        known = new Method[0];
      }
      methods = known;
    }
    return known;
  }

  private static int compare(Method a, Method b) {
    int byName = a.getName().compareTo(b.getName());
    return byName != 0
        ? byName
        : Arrays.toString(a.getParameterTypes()).compareTo(Arrays.toString(b.getParameterTypes()));
  }

  private Signature signature(Executable method) {
    ReflectedTypes types = new ReflectedTypes(type, method);
    boolean constructs = method instanceof Constructor<?>;
    java.lang.reflect.Type[] parameters = method.getGenericParameterTypes();
    if (parameters.length != method.getParameterCount()) {
      // The generic signature leaves out what the compiler added.
      parameters = method.getParameterTypes();
    }
    Type returns =
        method instanceof Method m ? types.type(m.getGenericReturnType()) : Type.of(name());
    int flags = method.getModifiers();
    ModifierBits.On on =
        method instanceof Method m && m.isDefault()
            ? ModifierBits.On.DEFAULT_METHOD
            : ModifierBits.On.METHOD;
    return new Signature(
        types.variables(method.getTypeParameters()),
        new MethodInfo(
            name(),
            constructs ? "<init>" : method.getName(),
            types.types(parameters),
            method.isVarArgs(),
            returns,
            types.types(method.getGenericExceptionTypes()),
            ModifierBits.of(flags, on),
            Origin.PLATFORM));
  }

  @Override
  public List<Variable> fields() {
    List<Variable> known = fields;
    if (known == null) {
      known = new ArrayList<>();
      ReflectedTypes types = new ReflectedTypes(type, null);
      try {
        for (Field field : type.getDeclaredFields()) {
          int flags = field.getModifiers();
          if ((flags & USABLE) != 0 && !field.isSynthetic()) {
            known.add(
                new Variable(
                    Variable.Kind.FIELD,
                    field.getName(),
                    name(),
                    -1,
                    types.type(field.getGenericType()),
                    java.lang.reflect.Modifier.isFinal(flags),
                    java.lang.reflect.Modifier.isStatic(flags)));
          }
        }
      } catch (LinkageError e) {
        known.clear();
      }
      known = List.copyOf(known);
      fields = known;
    }
    return known;
  }

  @Override
  public Set<String> nested() {
    Set<String> known = nested;
    if (known == null) {
      Set<String> names = new LinkedHashSet<>();
      try {
        for (Class<?> inner : type.getDeclaredClasses()) {
          names.add(inner.getSimpleName());
        }
      } catch (LinkageError e) {
        names.clear();
      }
      known = Collections.unmodifiableSet(names);
      nested = known;
    }
    return known;
  }

  @Override
  public Set<String> annotations() {
    Set<String> names = new LinkedHashSet<>();
    for (Annotation annotation : type.getDeclaredAnnotations()) {
      names.add(annotation.annotationType().getSimpleName());
    }
    return names;
  }
}
