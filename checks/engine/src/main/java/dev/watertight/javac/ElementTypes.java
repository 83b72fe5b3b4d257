package dev.watertight.javac;

import dev.watertight.types.ClassShape;
import dev.watertight.types.TypeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a running compiler knows, as those of its class path. Only for the thread of the
 * compiler, as everything of a compiler is.
 */
public final class ElementTypes implements TypeSource {
  private final @Nullable ModuleElement module;
  private final Elements elements;
  private final Types types;
  private final Map<String, Optional<ClassShape>> known = new HashMap<>();
  private final Map<String, Boolean> packages = new HashMap<>();

  /**
   * The classes that a module sees.
   *
   * @param module that is being compiled; null where the language has none yet
   */
  public ElementTypes(@Nullable ModuleElement module, Elements elements, Types types) {
    this.module = module;
    this.elements = elements;
    this.types = types;
  }

  @Override
  public @Nullable ClassShape find(String binaryName) {
    Optional<ClassShape> found = known.get(binaryName);
    if (found == null) {
      found = Optional.ofNullable(element(binaryName)).map(e -> new ElementShape(e, this));
      known.put(binaryName, found);
    }
    return found.orElse(null);
  }

  // A dollar parts a nested class from its outer one, but a name may have one of its own.
  private @Nullable TypeElement element(String binaryName) {
    String packageName = binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    if (!hasPackage(packageName)) {
      return null;
    }
    TypeElement whole =
        module == null
            ? elements.getTypeElement(binaryName)
            : elements.getTypeElement(module, binaryName);
    int dollar = binaryName.lastIndexOf('$');
    if (whole != null || dollar <= 0 || dollar + 1 == binaryName.length()) {
      return whole;
    }
    TypeElement outer = element(binaryName.substring(0, dollar));
    return outer == null ? null : nested(outer, binaryName.substring(dollar + 1));
  }

  private static @Nullable TypeElement nested(TypeElement outer, String name) {
    for (TypeElement type : ElementFilter.typesIn(outer.getEnclosedElements())) {
      if (type.getSimpleName().contentEquals(name)) {
        return type;
      }
    }
    return null;
  }

  @Override
  public boolean hasPackage(String packageName) {
    return packages.computeIfAbsent(
        packageName,
        name ->
            (module == null
                    ? elements.getPackageElement(name)
                    : elements.getPackageElement(module, name))
                != null);
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }
}
