package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Methods that only give, take or compare data, by their names, as Lombok and Kotlin write them.
 */
final class Accessors {
  private static final Pattern PREFIXED =
      Pattern.compile("(get|is|has|set|with|component|copy|add|remove|put)([A-Z0-9$].*)?");
  private static final Set<String> OF_OBJECTS =
      Set.of(
          "equals",
          "hashCode",
          "toString",
          "canEqual",
          "compareTo",
          "builder",
          "toBuilder",
          "build",
          "values",
          "valueOf",
          "ordinal",
          "clone",
          "clear",
          "reset");

  private Accessors() {}

  static boolean isAccessor(JavaMethod method) {
    String name = method.getName();
    return OF_OBJECTS.contains(name)
        || PREFIXED.matcher(name).matches()
        || isNamedAsField(method.getOwner(), name);
  }

  private static boolean isNamedAsField(JavaClass owner, String name) {
    return owner.tryGetField(name).isPresent();
  }

  static boolean isSetter(JavaMethod method) {
    return method.getName().startsWith("set") && method.getParameters().size() == 1;
  }
}
