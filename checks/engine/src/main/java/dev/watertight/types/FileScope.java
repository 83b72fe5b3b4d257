package dev.watertight.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a type name means outside of all classes of a file. Thread-safe. */
final class FileScope {
  private final FileRow file;
  private final TypeLookup lookup;
  private final List<String> onDemand;
  private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();
  private final Map<String, Optional<String>> qualified = new ConcurrentHashMap<>();

  FileScope(FileRow file, TypeLookup lookup, PlatformTypes platform) {
    this.file = file;
    this.lookup = lookup;
    this.onDemand = new ArrayList<>(file.imports().onDemand());
    file.imports().modules().forEach(module -> onDemand.addAll(platform.packagesOf(module)));
  }

  FileRow file() {
    return file;
  }

  TypeLookup lookup() {
    return lookup;
  }

  /** Binary name of the class that a simple name means, null where it means none that is known. */
  @Nullable String simple(String name) {
    Optional<String> found = known.get(name);
    if (found == null) {
      found = Optional.ofNullable(search(name));
      known.put(name, found);
    }
    return found.orElse(null);
  }

  private @Nullable String search(String name) {
    String imported = file.imports().types().get(name);
    if (imported != null) {
      return DottedNames.binary(imported, lookup);
    }
    String own = inPackage(file.packageName(), name);
    if (lookup.find(own) != null) {
      return own;
    }
    for (String owner : file.imports().members().getOrDefault(name, List.of())) {
      String nested = nested(DottedNames.binary(owner, lookup), name);
      if (nested != null) {
        return nested;
      }
    }
    String found = null;
    for (String from : onDemand) {
      String candidate = on(from, name);
      KnownType type = candidate == null ? null : lookup.find(candidate);
      if (type != null && type.origin() == Origin.PROJECT) {
        return candidate;
      }
      found = found == null ? candidate : found;
    }
    for (String from : file.imports().membersOnDemand()) {
      found = found == null ? nested(DottedNames.binary(from, lookup), name) : found;
    }
    String language = "java.lang." + name;
    return found == null && lookup.find(language) != null ? language : found;
  }

  private @Nullable String on(String from, String name) {
    String direct = inPackage(from, name);
    if (lookup.find(direct) != null) {
      return direct;
    }
    return DottedNames.endsInClass(from) ? nested(DottedNames.binary(from, lookup), name) : null;
  }

  private static String inPackage(String packageName, String name) {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** The class that a class declares or inherits under a simple name, null for none. */
  @Nullable String nested(String className, String name) {
    KnownType type = lookup.find(className);
    if (type == null) {
      return null;
    }
    if (type.shape().nested().contains(name)) {
      return className + "$" + name;
    }
    for (Lineage.Ancestor ancestor : type.lineage().ancestors()) {
      KnownType known = ancestor.known();
      if (known != null && known.shape().nested().contains(name)) {
        String nested = known.name() + "$" + name;
        KnownType found = lookup.find(nested);
        // One that is not inherited hides those further up all the same.
        return found == null || Members.isInherited(found, known, type) ? nested : null;
      }
    }
    return null;
  }

  /**
   * Binary name for a simple name that means no known class: where only one package can have it,
   * the name there, else null.
   */
  @Nullable String guess(String name) {
    if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
      return null;
    }
    String from = null;
    for (String imported : onDemand) {
      if (!lookup.closed(imported)) {
        if (from != null) {
          return null;
        }
        from = imported;
      }
    }
    if (from == null) {
      return inPackage(file.packageName(), name);
    }
    return DottedNames.endsInClass(from)
        ? DottedNames.binary(from, lookup) + "$" + name
        : from + "." + name;
  }

  /** Binary name of a class that is written with its package. */
  String qualified(String name) {
    Optional<String> found = qualified.get(name);
    if (found == null) {
      found = Optional.of(DottedNames.binary(name, lookup));
      qualified.put(name, found);
    }
    return found.orElse(name);
  }
}
