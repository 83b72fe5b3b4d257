package dev.watertight.project;

import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a file calls, creates and names things, by simple names. For one thread. */
final class FileNames {
  private final SourceFile file;
  private final Map<String, List<Trail>> calls = new HashMap<>();
  private final Map<String, List<Trail>> creations = new HashMap<>();
  private @Nullable Map<String, List<Trail>> names;
  private final Map<String, List<Trail>> fields = new HashMap<>();
  private final Map<String, List<Trail>> methods = new HashMap<>();

  private FileNames(SourceFile file) {
    this.file = file;
  }

  static FileNames of(SourceFile file) {
    FileNames names = new FileNames(file);
    Trail.visit(file.types(), names::add);
    return names;
  }

  private void add(Trail trail) {
    Object node = trail.node();
    if (node instanceof Expr.Call call) {
      put(calls, call.name(), trail);
    } else if (node instanceof Expr.MethodRef reference) {
      if (reference.name().equals("new")) {
        put(creations, lastName(reference.target()), trail);
      } else {
        put(calls, reference.name(), trail);
      }
    } else if (node instanceof Expr.New creation) {
      put(creations, simple(creation.type().name()), trail);
    } else if (node instanceof FieldDecl field) {
      put(fields, field.name(), trail);
    } else if (node instanceof MethodDecl method) {
      put(methods, method.name(), trail);
    }
  }

  private static String lastName(Expr target) {
    if (target instanceof Expr.Select select) {
      return select.name();
    }
    return target instanceof Expr.Name name ? name.identifier() : "";
  }

  private static void put(Map<String, List<Trail>> map, String name, Trail trail) {
    map.computeIfAbsent(name, n -> new ArrayList<>(2)).add(trail);
  }

  SourceFile file() {
    return file;
  }

  /** Calls of and references to methods of this name. */
  List<Trail> calls(String name) {
    return calls.getOrDefault(name, List.of());
  }

  /** Creations of classes of this simple name. */
  List<Trail> creations(String simpleName) {
    return creations.getOrDefault(simpleName, List.of());
  }

  /** Calls of and references to methods of these names. */
  List<List<Trail>> calls(Set<String> words) {
    return calls.keySet().stream().filter(words::contains).map(calls::get).toList();
  }

  /** Creations of classes of these simple names. */
  List<List<Trail>> creations(Set<String> words) {
    return creations.keySet().stream().filter(words::contains).map(creations::get).toList();
  }

  /** Uses of variables and classes of this name. */
  List<Trail> names(String name) {
    Map<String, List<Trail>> known = names;
    if (known == null) {
      Map<String, List<Trail>> all = new HashMap<>();
      Trail.visit(file.types(), trail -> addName(trail, all));
      known = all;
      names = all;
    }
    return known.getOrDefault(name, List.of());
  }

  // There are more of these than of all else, and most files are never asked for them.
  private static void addName(Trail trail, Map<String, List<Trail>> to) {
    if (trail.node() instanceof Expr.Name name) {
      put(to, name.identifier(), trail);
    } else if (trail.node() instanceof Expr.Select select) {
      put(to, select.name(), trail);
    }
  }

  /** Declarations of fields of this name. */
  List<Trail> fields(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** Declarations of methods of this name. */
  List<Trail> methods(String name) {
    return methods.getOrDefault(name, List.of());
  }

  static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** The class with a binary name among classes and those inside them, null for none. */
  static @Nullable TypeDecl declared(List<TypeDecl> types, String name) {
    for (TypeDecl type : types) {
      TypeDecl inner =
          type.binaryName().equals(name) ? type : declared(type.types().toList(), name);
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }
}
