package dev.watertight.types;

import dev.watertight.model.Annotation;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The handlers of what users send that a team's configuration names: a method with all that
 * override it; of a type its methods that are given something; what carries an annotation.
 * Thread-safe.
 */
public final class NamedHandlers {
  private final World world;
  private final List<String> types = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();

  private record Method(String owner, String name) {}

  /** Those of these names, as the configuration writes them. */
  public NamedHandlers(World world, List<String> names) {
    this.world = world;
    for (String name : names) {
      int hash = name.indexOf('#');
      if (hash < 0) {
        types.add(name);
      } else {
        methods.add(
            new Method(name.substring(0, hash), name.substring(hash + 1).split("\\(", 2)[0]));
      }
    }
  }

  /** Whether the configuration names none. */
  public boolean isEmpty() {
    return types.isEmpty() && methods.isEmpty();
  }

  /** Whether a method is one, or implements or overrides one. */
  public boolean has(TypeDecl type, MethodDecl method, Typing typing) {
    if (isEmpty() || method.isConstructor()) {
      return false;
    }
    for (String each : types) {
      String simple = each.substring(Math.max(each.lastIndexOf('.'), each.lastIndexOf('$')) + 1);
      if (Annotation.has(method.annotations(), simple)
          || Annotation.has(type.annotations(), simple) && isOpen(method)) {
        return true;
      }
    }
    Type self = Type.of(typing.info(type).name());
    return methods.stream()
            .anyMatch(
                m -> m.name().equals(method.name()) && typing.isA(self, m.owner()) == Answer.YES)
        || isOpen(method)
            && types.stream()
                .anyMatch(t -> typing.isA(self, t) == Answer.YES && declares(t, method.name()));
  }

  private static boolean isOpen(MethodDecl method) {
    return !method.parameters().isEmpty()
        && !method.modifiers().contains(Modifier.STATIC)
        && !method.modifiers().contains(Modifier.PRIVATE);
  }

  /** Of a type that is known by its name only, any method may be declared there. */
  private boolean declares(String type, String method) {
    TypeInfo info = world.type(type);
    return info == null || info.methods().stream().anyMatch(m -> m.name().equals(method));
  }

  /** Whether a lambda of this type is one. */
  public boolean hasFunction(String type) {
    return types.contains(type) || methods.stream().anyMatch(m -> m.owner().equals(type));
  }

  /** Those in the checkout that are named by type or method; annotations show in files only. */
  public List<MethodInfo> declared() {
    List<MethodInfo> found = new ArrayList<>();
    for (Method method : methods) {
      world.methodsNamed(method.name()).stream()
          .filter(m -> world.hierarchy(m.owner()).contains(method.owner()))
          .forEach(found::add);
    }
    for (String type : types) {
      Set<String> subtypes = new TreeSet<>();
      collect(type, subtypes);
      for (String each : subtypes) {
        TypeInfo info = world.type(each);
        if (info != null && info.origin() == Origin.PROJECT) {
          info.methods().stream()
              .filter(m -> !m.isStatic() && !m.parameters().isEmpty())
              .filter(m -> !m.name().equals("<init>"))
              .filter(m -> !m.modifiers().contains(Modifier.PRIVATE))
              .filter(m -> declares(type, m.name()))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private void collect(String type, Set<String> subtypes) {
    if (subtypes.add(type)) {
      world.subtypes(type).forEach(subtype -> collect(subtype, subtypes));
    }
  }
}
