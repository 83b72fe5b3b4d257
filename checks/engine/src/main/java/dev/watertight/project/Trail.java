package dev.watertight.project;

import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node and all that it stands in, up to an outermost class.
 *
 * @param node an {@link Expr}, {@link Stmt}, {@link Stmt.Case}, {@link Stmt.Catch} or {@link
 *     Member}
 * @param up what it stands in directly, null for an outermost class
 */
public record Trail(Object node, @Nullable Trail up) {
  /** Visits everything in some classes, each node after what it stands in. */
  static void visit(List<TypeDecl> types, Consumer<Trail> visitor) {
    types.forEach(type -> visitBelow(new Trail(type, null), visitor));
  }

  /** Visits all that stands in a node, itself first. */
  static void visitBelow(Trail root, Consumer<Trail> visitor) {
    // Not recursive: chains of calls and of + are nested thousands deep.
    Deque<Trail> todo = new ArrayDeque<>();
    todo.add(root);
    while (!todo.isEmpty()) {
      Trail trail = todo.removeLast();
      visitor.accept(trail);
      trail.children(child -> todo.addLast(new Trail(child, trail)));
    }
  }

  private void children(Consumer<Object> out) {
    if (node instanceof TypeDecl type) {
      type.members().forEach(out);
    } else if (node instanceof MethodDecl method) {
      accept(method.body(), out);
    } else if (node instanceof FieldDecl field) {
      accept(field.initializer(), out);
    } else if (node instanceof Initializer initializer) {
      out.accept(initializer.body());
    } else if (node instanceof Stmt statement) {
      children(statement, out);
    } else if (node instanceof Expr expression) {
      children(expression, out);
    } else if (node instanceof Stmt.Case choice) {
      choice.labels().forEach(out);
      accept(choice.guard(), out);
      choice.body().forEach(out);
    } else if (node instanceof Stmt.Catch clause) {
      out.accept(clause.body());
    }
  }

  private static void children(Stmt statement, Consumer<Object> out) {
    if (statement instanceof Stmt.Switch choice) {
      out.accept(choice.selector());
      choice.cases().forEach(out);
    } else if (statement instanceof Stmt.Try attempt) {
      attempt.resources().forEach(out);
      out.accept(attempt.body());
      attempt.catches().forEach(out);
      accept(attempt.finallyBlock(), out);
    } else {
      Nodes.expressionsOf(statement).forEach(out);
      Nodes.children(statement).forEach(out);
      if (statement instanceof Stmt.LocalType local) {
        out.accept(local.type());
      }
    }
  }

  private static void children(Expr expression, Consumer<Object> out) {
    Nodes.children(expression).forEach(out);
    if (expression instanceof Expr.Lambda lambda) {
      out.accept(lambda.body());
    } else if (expression instanceof Expr.New creation) {
      accept(creation.body(), out);
    } else if (expression instanceof Expr.SwitchExpr choice) {
      choice.cases().forEach(out);
    }
  }

  private static void accept(@Nullable Object node, Consumer<Object> out) {
    if (node != null) {
      out.accept(node);
    }
  }

  /** What the node stands in directly, null for an outermost class. */
  @Nullable Object parent() {
    return up == null ? null : up.node;
  }

  /** The nearest of this kind that the node stands in, itself included; null for none. */
  public <T> @Nullable T nearest(Class<T> kind) {
    for (Trail trail = this; trail != null; trail = trail.up) {
      if (kind.isInstance(trail.node)) {
        return kind.cast(trail.node);
      }
    }
    return null;
  }

  /** The trail of the nearest of this kind, itself included; null for none. */
  @Nullable Trail to(Class<?> kind) {
    Trail trail = this;
    while (trail != null && !kind.isInstance(trail.node)) {
      trail = trail.up;
    }
    return trail;
  }

  /**
   * The member of a class in which the node stands, of the nearest class, local and anonymous ones
   * included; a class for one that is a member itself.
   */
  public @Nullable Member member() {
    return nearest(Member.class);
  }

  /** The nearest class in which the node stands. */
  public TypeDecl type() {
    TypeDecl type = nearest(TypeDecl.class);
    if (type == null) {
      throw new IllegalStateException("a trail ends at a class");
    }
    return type;
  }

  // By content a trail costs as much as the file; two of the same node are made in one visit.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Trail trail && trail.node == node;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(node);
  }
}
