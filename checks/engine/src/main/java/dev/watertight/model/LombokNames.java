package dev.watertight.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names of a file mean something of Lombok, by its imports. */
final class LombokNames {
  private static final String ROOT = "lombok.";
  private static final Set<String> EXPERIMENTAL =
      Set.of("Accessors", "FieldDefaults", "NonFinal", "PackagePrivate", "UtilityClass");
  private static final LombokNames WITHOUT_IMPORTS = new LombokNames(Map.of(), Set.of());

  private final Map<String, String> imported;
  private final Set<String> packages;

  private LombokNames(Map<String, String> imported, Set<String> packages) {
    this.imported = imported;
    this.packages = packages;
  }

  static LombokNames of(List<ImportDecl> imports) {
    if (imports.stream().noneMatch(LombokNames::isLombok)) {
      return WITHOUT_IMPORTS;
    }
    Map<String, String> imported = new HashMap<>();
    Set<String> packages = new HashSet<>();
    for (ImportDecl declaration : imports) {
      String name = declaration.name();
      if (declaration.kind() == ImportDecl.Kind.TYPE) {
        imported.put(name.substring(name.lastIndexOf('.') + 1), name);
      } else if (declaration.kind() == ImportDecl.Kind.TYPES_ON_DEMAND && isLombok(declaration)) {
        packages.add(name);
      }
    }
    return new LombokNames(imported, packages);
  }

  /** Whether a type, its fields or its methods have an annotation of Lombok's. */
  boolean occursIn(TypeDecl type) {
    return occursIn(type.annotations())
        || type.members().stream()
            .anyMatch(
                member ->
                    (member instanceof FieldDecl field && occursIn(field.annotations()))
                        || (member instanceof MethodDecl method && occursIn(method.annotations())));
  }

  private boolean occursIn(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      String name = annotation.name();
      String origin = imported.get(first(name));
      if (name.startsWith(ROOT)
          || !packages.isEmpty()
          || (origin != null && origin.startsWith(ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** The annotation of this simple name of Lombok's, null for none. */
  @Nullable Annotation find(List<Annotation> annotations, String simpleName) {
    for (Annotation annotation : annotations) {
      if (is(annotation, simpleName)) {
        return annotation;
      }
    }
    return null;
  }

  boolean has(List<Annotation> annotations, String simpleName) {
    return find(annotations, simpleName) != null;
  }

  /**
   * Whether an annotation is Lombok's of this name, as {@code Builder} or {@code Builder.Default}.
   */
  boolean is(Annotation annotation, String name) {
    return means(annotation.name(), name);
  }

  /** Whether a type is {@code lombok.val}. */
  boolean isVal(TypeName type) {
    return type.dimensions() == 0 && type.arguments().isEmpty() && means(type.name(), "val");
  }

  private boolean means(String written, String name) {
    String head = first(written);
    String origin = imported.get(head);
    if (origin != null) {
      String full = origin + written.substring(head.length());
      return full.startsWith(ROOT) && full.endsWith("." + name);
    }
    if (written.startsWith(ROOT)) {
      return written.endsWith("." + name);
    }
    return written.equals(name) && packages.contains(packageOf(first(name)));
  }

  private static String packageOf(String simpleName) {
    String loggers = LombokLoggers.PACKAGES.get(simpleName);
    if (loggers != null) {
      return loggers;
    }
    return EXPERIMENTAL.contains(simpleName) ? ROOT + "experimental" : "lombok";
  }

  private static String first(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }

  private static boolean isLombok(ImportDecl declaration) {
    return declaration.name().equals("lombok") || declaration.name().startsWith(ROOT);
  }
}
