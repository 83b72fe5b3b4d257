package dev.watertight.types;

import java.lang.module.ModuleDescriptor;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The exported classes of the running JDK, read by reflection without initialising any. */
final class PlatformTypes implements TypeSource {
  private final Map<String, Optional<ClassShape>> known = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> packagesByModule = new HashMap<>();
  private final Map<String, List<String>> requiredByModule = new HashMap<>();
  private final Set<String> packages = new LinkedHashSet<>();

  /** Notes which packages are exported. */
  PlatformTypes() {
    for (Module module : ModuleLayer.boot().modules()) {
      ModuleDescriptor descriptor = module.getDescriptor();
      Set<String> exported = new LinkedHashSet<>();
      for (ModuleDescriptor.Exports exports : descriptor.exports()) {
        if (!exports.isQualified()) {
          exported.add(exports.source());
        }
      }
      packages.addAll(exported);
      packagesByModule.put(descriptor.name(), exported);
      requiredByModule.put(
          descriptor.name(),
          descriptor.requires().stream()
              .filter(PlatformTypes::isTransitive)
              .map(ModuleDescriptor.Requires::name)
              .toList());
    }
  }

  /** By name: in JDK 17 the module graph from the CDS archive has its own enum constants. */
  private static boolean isTransitive(ModuleDescriptor.Requires requires) {
    return requires.modifiers().stream().anyMatch(modifier -> modifier.name().equals("TRANSITIVE"));
  }

  @Override
  public boolean hasPackage(String packageName) {
    return packages.contains(packageName);
  }

  /** Packages that an import of this module brings in. */
  Set<String> packagesOf(String module) {
    Set<String> all = new LinkedHashSet<>();
    Set<String> modules = new LinkedHashSet<>();
    collect(module, modules);
    modules.forEach(m -> all.addAll(packagesByModule.getOrDefault(m, Set.of())));
    return Collections.unmodifiableSet(all);
  }

  private void collect(String module, Set<String> modules) {
    if (modules.add(module)) {
      requiredByModule.getOrDefault(module, List.of()).forEach(m -> collect(m, modules));
    }
  }

  @Override
  public @Nullable ClassShape find(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    if (dot <= 0 || !packages.contains(binaryName.substring(0, dot))) {
      return null;
    }
    Optional<ClassShape> found = known.get(binaryName);
    if (found == null) {
      found = Optional.ofNullable(load(binaryName));
      known.put(binaryName, found);
    }
    return found.orElse(null);
  }

  private static @Nullable ClassShape load(String binaryName) {
    try {
      Class<?> type = Class.forName(binaryName, false, ClassLoader.getSystemClassLoader());
      return type.getModule().isNamed() ? new PlatformShape(type) : null;
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
