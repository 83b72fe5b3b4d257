package dev.watertight.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks over the model, children in source order. */
public final class Nodes {
  private Nodes() {}

  /** The expressions directly below an expression; bodies of lambdas and classes not. */
  public static List<Expr> children(Expr e) {
    if (e instanceof Expr.Name || e instanceof Expr.Literal) {
      return List.of();
    }
    List<Expr> out = new ArrayList<>(4);
    if (e instanceof Expr.Select x) {
      out.add(x.target());
    } else if (e instanceof Expr.Call x) {
      add(out, x.target());
      out.addAll(x.arguments());
    } else if (e instanceof Expr.New x) {
      add(out, x.outer());
      out.addAll(x.arguments());
    } else if (e instanceof Expr.NewArray x) {
      out.addAll(x.dimensions());
      List<Expr> elements = x.elements();
      if (elements != null) {
        out.addAll(elements);
      }
    } else if (e instanceof Expr.Index x) {
      out.add(x.array());
      out.add(x.index());
    } else if (e instanceof Expr.Assign x) {
      out.add(x.target());
      out.add(x.value());
    } else if (e instanceof Expr.Unary x) {
      out.add(x.operand());
    } else if (e instanceof Expr.Binary x) {
      out.add(x.left());
      out.add(x.right());
    } else if (e instanceof Expr.Conditional x) {
      out.add(x.condition());
      out.add(x.whenTrue());
      out.add(x.whenFalse());
    } else if (e instanceof Expr.InstanceOf x) {
      out.add(x.operand());
    } else if (e instanceof Expr.Cast x) {
      out.add(x.operand());
    } else if (e instanceof Expr.MethodRef x) {
      out.add(x.target());
    } else if (e instanceof Expr.SwitchExpr x) {
      out.add(x.selector());
    }
    return out;
  }

  /**
   * Visits an expression and all below it, each before its children; also what stands in the bodies
   * of lambdas, switches and anonymous classes if {@code intoBodies}.
   */
  public static void expressions(Expr root, boolean intoBodies, Consumer<Expr> visitor) {
    // Long chains of + and of calls are nested thousands deep, so the left spine is a loop.
    List<Expr> todo = new ArrayList<>();
    todo.add(root);
    while (!todo.isEmpty()) {
      Expr e = todo.remove(todo.size() - 1);
      visitor.accept(e);
      if (intoBodies) {
        if (e instanceof Expr.Lambda x) {
          expressions(x.body(), true, visitor);
        } else if (e instanceof Expr.New x && x.body() != null) {
          expressions(x.body(), visitor);
        }
      }
      if (e instanceof Expr.SwitchExpr x) {
        x.cases().forEach(c -> expressions(c, intoBodies, visitor));
      }
      List<Expr> children = children(e);
      for (int i = children.size() - 1; i >= 0; i--) {
        todo.add(children.get(i));
      }
    }
  }

  /** Visits every expression in a statement; see {@link #expressions(Expr, boolean, Consumer)}. */
  public static void expressions(Stmt root, boolean intoBodies, Consumer<Expr> visitor) {
    statements(
        root,
        s -> {
          for (Expr e : expressionsOf(s)) {
            expressions(e, intoBodies, visitor);
          }
          if (intoBodies && s instanceof Stmt.LocalType local) {
            expressions(local.type(), visitor);
          }
        });
  }

  /** Visits every expression in a class body, nested classes included. */
  public static void expressions(TypeDecl type, Consumer<Expr> visitor) {
    for (Member member : type.members()) {
      if (member instanceof FieldDecl field && field.initializer() != null) {
        expressions(field.initializer(), true, visitor);
      } else if (member instanceof MethodDecl method && method.body() != null) {
        expressions(method.body(), true, visitor);
      } else if (member instanceof Initializer initializer) {
        expressions(initializer.body(), true, visitor);
      } else if (member instanceof TypeDecl nested) {
        expressions(nested, visitor);
      }
    }
  }

  private static void expressions(Stmt.Case c, boolean intoBodies, Consumer<Expr> visitor) {
    c.labels().forEach(e -> expressions(e, intoBodies, visitor));
    if (c.guard() != null) {
      expressions(c.guard(), intoBodies, visitor);
    }
    c.body().forEach(s -> expressions(s, intoBodies, visitor));
  }

  /** Visits a statement and all statements below it; not those inside expressions. */
  public static void statements(Stmt root, Consumer<Stmt> visitor) {
    List<Stmt> todo = new ArrayList<>();
    todo.add(root);
    while (!todo.isEmpty()) {
      Stmt s = todo.remove(todo.size() - 1);
      visitor.accept(s);
      List<Stmt> children = children(s);
      for (int i = children.size() - 1; i >= 0; i--) {
        todo.add(children.get(i));
      }
    }
  }

  /** The statements directly below a statement. */
  public static List<Stmt> children(Stmt s) {
    List<Stmt> out = new ArrayList<>();
    if (s instanceof Stmt.Block x) {
      return x.statements();
    } else if (s instanceof Stmt.If x) {
      out.add(x.then());
      add(out, x.otherwise());
    } else if (s instanceof Stmt.While x) {
      out.add(x.body());
    } else if (s instanceof Stmt.DoWhile x) {
      out.add(x.body());
    } else if (s instanceof Stmt.For x) {
      out.addAll(x.initializers());
      out.add(x.body());
    } else if (s instanceof Stmt.ForEach x) {
      out.add(x.variable());
      out.add(x.body());
    } else if (s instanceof Stmt.Labeled x) {
      out.add(x.body());
    } else if (s instanceof Stmt.Switch x) {
      x.cases().forEach(c -> out.addAll(c.body()));
    } else if (s instanceof Stmt.Try x) {
      out.addAll(x.resources());
      out.add(x.body());
      x.catches().forEach(c -> out.add(c.body()));
      add(out, x.finallyBlock());
    } else if (s instanceof Stmt.Synchronized x) {
      out.add(x.body());
    }
    return out;
  }

  /** The expressions directly in a statement, without those of the statements below it. */
  public static List<Expr> expressionsOf(Stmt s) {
    List<Expr> out = new ArrayList<>(2);
    if (s instanceof Stmt.Local x) {
      add(out, x.initializer());
    } else if (s instanceof Stmt.Expression x) {
      out.add(x.expression());
    } else if (s instanceof Stmt.If x) {
      out.add(x.condition());
    } else if (s instanceof Stmt.While x) {
      out.add(x.condition());
    } else if (s instanceof Stmt.DoWhile x) {
      out.add(x.condition());
    } else if (s instanceof Stmt.For x) {
      add(out, x.condition());
      out.addAll(x.updates());
    } else if (s instanceof Stmt.ForEach x) {
      out.add(x.iterable());
    } else if (s instanceof Stmt.Switch x) {
      out.add(x.selector());
      for (Stmt.Case c : x.cases()) {
        out.addAll(c.labels());
        add(out, c.guard());
      }
    } else if (s instanceof Stmt.Synchronized x) {
      out.add(x.lock());
    } else if (s instanceof Stmt.Return x) {
      add(out, x.value());
    } else if (s instanceof Stmt.Throw x) {
      out.add(x.exception());
    } else if (s instanceof Stmt.Yield x) {
      out.add(x.value());
    } else if (s instanceof Stmt.Assert x) {
      out.add(x.condition());
      add(out, x.detail());
    }
    return out;
  }

  private static <T> void add(List<T> out, @Nullable T node) {
    if (node != null) {
      out.add(node);
    }
  }
}
