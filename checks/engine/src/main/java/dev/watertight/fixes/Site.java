package dev.watertight.fixes;

import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file a place lies.
 *
 * @param path the nodes around it, outermost first: types, members, statements, lambdas, switches
 */
record Site(List<Object> path) {
  static Site of(SourceFile file, Place place) {
    List<Object> path = new ArrayList<>();
    List<?> level = file.types();
    while (true) {
      Object next = null;
      for (Object node : level) {
        if (place(node).contains(place)) {
          next = node;
        }
      }
      if (next == null) {
        return new Site(path);
      }
      path.add(next);
      level = children(next);
    }
  }

  /** The innermost statement, null where the place is in none. */
  @Nullable Stmt statement() {
    return last() instanceof Stmt statement ? statement : null;
  }

  private Object last() {
    return path.get(path.size() - 1);
  }

  /** The block that the innermost statement stands in, null where it stands elsewhere. */
  Stmt.@Nullable Block block() {
    return path.size() > 1 && path.get(path.size() - 2) instanceof Stmt.Block block ? block : null;
  }

  /** The innermost types around the place, inner first. */
  List<TypeDecl> types() {
    List<TypeDecl> types = new ArrayList<>();
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i) instanceof TypeDecl type) {
        types.add(type);
      } else if (path.get(i) instanceof Stmt.LocalType local) {
        types.add(local.type());
      }
    }
    return types;
  }

  /** The method around the place, null where a lambda, an initialiser or a class comes first. */
  @Nullable MethodDecl method() {
    for (int i = path.size() - 1; i >= 0; i--) {
      Object node = path.get(i);
      if (node instanceof MethodDecl method) {
        return method;
      }
      if (!(node instanceof Stmt) || node instanceof Stmt.LocalType) {
        return null;
      }
    }
    return null;
  }

  /** Whether a checked exception that is thrown here is caught or declared. */
  boolean handles(Type thrown, Typing typing, World world) {
    for (int i = path.size() - 1; i >= 0; i--) {
      Object node = path.get(i);
      if (node instanceof Stmt.Try attempt && i + 1 < path.size() && isTried(attempt, i + 1)) {
        for (Stmt.Catch clause : attempt.catches()) {
          if (clause.types().stream().anyMatch(t -> covers(typing.resolve(t), thrown, world))) {
            return true;
          }
        }
      } else if (node instanceof MethodDecl method) {
        return method.throwsTypes().stream()
            .anyMatch(t -> covers(typing.resolve(t), thrown, world));
      } else if (!(node instanceof Stmt) || node instanceof Stmt.LocalType) {
        return false;
      }
    }
    return false;
  }

  private boolean isTried(Stmt.Try attempt, int child) {
    Object node = path.get(child);
    return node == attempt.body() || attempt.resources().stream().anyMatch(r -> r == node);
  }

  private static boolean covers(Type caught, Type thrown, World world) {
    return caught.name().equals(thrown.name())
        || caught.name().equals("java.lang.Throwable")
        || caught.name().equals("java.lang.Exception")
        || world.isSubtype(thrown.name(), caught.name()) == Answer.YES;
  }

  private static Place place(Object node) {
    if (node instanceof Stmt statement) {
      return statement.place();
    }
    if (node instanceof Expr expression) {
      return expression.place();
    }
    return ((dev.watertight.model.Member) node).place();
  }

  private static List<?> children(Object node) {
    List<Object> out = new ArrayList<>();
    if (node instanceof TypeDecl type) {
      out.addAll(type.members());
      out.removeIf(m -> m instanceof MethodDecl method && method.implied());
    } else if (node instanceof MethodDecl method && method.body() != null) {
      out.add(method.body());
    } else if (node instanceof Initializer initializer) {
      out.add(initializer.body());
    } else if (node instanceof FieldDecl field && field.initializer() != null) {
      bodies(field.initializer(), out::add);
    } else if (node instanceof Expr.Lambda lambda) {
      out.add(lambda.body());
    } else if (node instanceof Expr.SwitchExpr choice) {
      choice.cases().forEach(c -> out.addAll(c.body()));
    } else if (node instanceof Stmt.LocalType local) {
      out.addAll(local.type().members());
    } else if (node instanceof Stmt statement) {
      out.addAll(Nodes.children(statement));
      Nodes.expressionsOf(statement).forEach(e -> bodies(e, out::add));
    }
    return out;
  }

  /** The outermost bodies in an expression. */
  private static void bodies(Expr root, Consumer<Object> found) {
    if (root instanceof Expr.Lambda || root instanceof Expr.SwitchExpr) {
      found.accept(root);
      if (root instanceof Expr.Lambda) {
        return;
      }
    }
    if (root instanceof Expr.New creation && creation.body() != null) {
      found.accept(creation.body());
    }
    Nodes.children(root).forEach(child -> bodies(child, found));
  }
}
