package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.LibraryType;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is a what, by binary names: as ArchUnit imported it, and where a library is not on the class
 * path of the test, as the catalogue knows it. Thread-safe.
 */
public final class Types {
  /** What has a {@code close()} that only those call who have the object, no framework. */
  static final Set<String> CLOSEABLE = Set.of("java.lang.AutoCloseable", "java.io.Closeable");

  private final Catalogue catalogue;
  private final Map<String, Known> supertypes = new ConcurrentHashMap<>();

  /** What is known of a class; one of the same name may come with another import. */
  private record Known(Reference<JavaClass> type, Set<String> hierarchy) {}

  Types(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The names of a type and of all its supertypes, nearest first. */
  public Set<String> hierarchy(JavaClass type) {
    Known known = supertypes.get(type.getName());
    if (known == null || !known.type().refersTo(type)) {
      known = new Known(new WeakReference<>(type), walk(type));
      supertypes.put(type.getName(), known);
    }
    return known.hierarchy();
  }

  private Set<String> walk(JavaClass type) {
    Set<String> names = new LinkedHashSet<>();
    Deque<JavaClass> next = new ArrayDeque<>();
    next.add(type);
    while (!next.isEmpty()) {
      JavaClass each = next.poll();
      if (names.add(each.getName())) {
        each.getRawSuperclass().ifPresent(next::add);
        next.addAll(each.getRawInterfaces());
      }
    }
    for (String name : Set.copyOf(names)) {
      catalogued(name, names);
    }
    return names;
  }

  private void catalogued(String name, Set<String> names) {
    LibraryType library = catalogue.library(name);
    if (library != null) {
      for (String supertype : library.supertypes()) {
        if (names.add(supertype)) {
          catalogued(supertype, names);
        }
      }
    }
  }

  /** Whether a type is another one, or a subtype of it. */
  public boolean isA(JavaClass type, String supertype) {
    return type.getName().equals(supertype) || hierarchy(type).contains(supertype);
  }

  /**
   * Whether a value of one type may be held as the other, so that a call on the one may mean the
   * other; what every object is does not count.
   */
  public boolean areRelated(JavaClass one, JavaClass other) {
    return !isObject(one)
        && !isObject(other)
        && (isA(one, other.getName()) || isA(other, one.getName()));
  }

  private static boolean isObject(JavaClass type) {
    return type.getName().equals("java.lang.Object");
  }

  /** Whether it has the {@code close()} of {@code AutoCloseable}. */
  public boolean isCloseable(JavaClass type) {
    return CLOSEABLE.stream().anyMatch(name -> isA(type, name));
  }

  /** What an array is of, if ArchUnit knows it: of libraries that it does not find, it may not. */
  static JavaClass element(JavaClass type) {
    return type.tryGetComponentType().map(Types::element).orElse(type);
  }
}
