package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeName;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the names in statements. */
final class StatementBinder {
  private final Bindings bindings;
  private final Locals locals;
  private final Binder types;
  private final ExpressionBinder expressions;

  /** The method or lambda that a return statement leaves, null in an initialiser. */
  private @Nullable Object returnsFrom;

  /** The switch expression that a yield statement leaves. */
  private Expr.@Nullable SwitchExpr yieldsTo;

  StatementBinder(Bindings bindings, Locals locals, Binder types) {
    this.bindings = bindings;
    this.locals = locals;
    this.types = types;
    this.expressions = new ExpressionBinder(bindings, locals, types, this);
  }

  ExpressionBinder expressions() {
    return expressions;
  }

  /** Walks the body of a method, of a lambda or of an initialiser (null). */
  void walk(Stmt.Block body, @Nullable Object from) {
    Object outer = returnsFrom;
    Expr.SwitchExpr outerSwitch = yieldsTo;
    returnsFrom = from;
    walk(body);
    returnsFrom = outer;
    yieldsTo = outerSwitch;
  }

  private void walk(Stmt statement) {
    if (statement instanceof Stmt.Expression e) {
      expressions.walk(e.expression(), Site.Free.FREE);
    } else if (statement instanceof Stmt.Local local) {
      local(local, Variable.Kind.LOCAL);
    } else if (statement instanceof Stmt.Block block) {
      block(block.statements(), block.place());
    } else if (statement instanceof Stmt.If branch) {
      branch(branch);
    } else if (statement instanceof Stmt.Return r) {
      if (r.value() != null) {
        expressions.walk(r.value(), Site.returned(returnsFrom));
      }
    } else if (statement instanceof Stmt.Try t) {
      tryStatement(t);
    } else if (statement instanceof Stmt.Throw t) {
      expressions.walk(t.exception(), Site.Free.FREE);
    } else if (statement instanceof Stmt.Switch s) {
      cases(s.selector(), s.cases(), s.place());
    } else if (statement instanceof Stmt.Yield y) {
      expressions.walk(y.value(), yieldsTo == null ? Site.Free.FREE : new Site.Branch(yieldsTo));
    } else if (statement instanceof Stmt.Labeled l) {
      walk(l.body());
    } else if (statement instanceof Stmt.Synchronized s) {
      expressions.walk(s.lock(), Site.Free.FREE);
      walk(s.body());
    } else if (statement instanceof Stmt.Assert a) {
      assertion(a);
    } else if (statement instanceof Stmt.LocalType l) {
      types.type(l.type());
    } else {
      loop(statement);
    }
  }

  private void loop(Stmt statement) {
    int mark = locals.mark();
    if (statement instanceof Stmt.While loop) {
      Flow flow = expressions.condition(loop.condition());
      locals.show(flow.whenTrue());
      walk(loop.body());
      locals.undo(mark);
      locals.show(flow.whenFalse());
    } else if (statement instanceof Stmt.DoWhile loop) {
      walk(loop.body());
      Flow flow = expressions.condition(loop.condition());
      locals.show(flow.whenFalse());
    } else if (statement instanceof Stmt.For loop) {
      loop.initializers().forEach(this::walk);
      if (loop.condition() != null) {
        locals.show(expressions.condition(loop.condition()).whenTrue());
      }
      loop.updates().forEach(update -> expressions.walk(update, Site.Free.FREE));
      walk(loop.body());
      locals.undo(mark);
    } else if (statement instanceof Stmt.ForEach loop) {
      expressions.walk(loop.iterable(), Site.Free.FREE);
      TypeName type = loop.variable().type();
      Scope scope = locals.scope();
      declare(
          loop.variable(),
          Variable.Kind.LOCAL,
          typing ->
              type == null || isVal(type)
                  ? typing.elementOf(typing.typeOf(loop.iterable()))
                  : scope.resolve(type));
      walk(loop.body());
      locals.undo(mark);
    }
  }

  /** Lombok's {@code val} is an inferred type, too. */
  private static boolean isVal(TypeName type) {
    return type.name().equals("val") || type.name().equals("lombok.val");
  }

  private void block(List<Stmt> statements, Place place) {
    int mark = locals.mark();
    Scope around = locals.scope();
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.LocalType local) {
        Scope behind =
            locals.scope().withLocalClass(local.type().simpleName(), local.type().binaryName());
        locals.enter(behind);
        bindings.region(local.place(), place.end(), behind);
      }
      walk(statement);
    }
    locals.enter(around);
    locals.undo(mark);
  }

  private void local(Stmt.Local local, Variable.Kind kind) {
    TypeName type = local.type();
    Expr value = local.initializer();
    Scope scope = locals.scope();
    declare(
        local,
        kind,
        typing -> {
          if (type != null && !isVal(type)) {
            return scope.resolve(type);
          }
          return value == null ? Type.UNKNOWN : typing.typeOf(value);
        });
    if (value != null) {
      expressions.walk(value, type == null || isVal(type) ? Site.Free.FREE : new Site.Typed(type));
    }
  }

  private void declare(Stmt.Local local, Variable.Kind kind, Function<FileTyping, Type> type) {
    Local declared =
        locals.local(kind, local.name(), local.namePlace().start(), local.modifiers(), type);
    bindings.declare(local, declared);
    if (local.initializer() != null) {
      bindings.initialize(declared, local.initializer());
    }
    locals.show(declared);
  }

  private void branch(Stmt.If branch) {
    Flow flow = expressions.condition(branch.condition());
    int mark = locals.mark();
    locals.show(flow.whenTrue());
    walk(branch.then());
    locals.undo(mark);
    if (branch.otherwise() != null) {
      locals.show(flow.whenFalse());
      walk(branch.otherwise());
      locals.undo(mark);
    }
    if (!flow.isEmpty()) {
      if (Leaving.leaves(branch.then())) {
        locals.show(flow.whenFalse());
      }
      if (branch.otherwise() != null && Leaving.leaves(branch.otherwise())) {
        locals.show(flow.whenTrue());
      }
    }
  }

  private void tryStatement(Stmt.Try statement) {
    int mark = locals.mark();
    for (Stmt resource : statement.resources()) {
      if (resource instanceof Stmt.Local local) {
        local(local, Variable.Kind.RESOURCE);
      } else {
        walk(resource);
      }
    }
    walk(statement.body());
    locals.undo(mark);
    for (Stmt.Catch clause : statement.catches()) {
      Scope scope = locals.scope();
      Local caught =
          locals.local(
              Variable.Kind.EXCEPTION,
              clause.name(),
              clause.namePlace().start(),
              Set.of(),
              typing -> typing.commonOf(clause.types().stream().map(scope::resolve).toList()));
      bindings.declare(clause, caught);
      locals.show(caught);
      walk(clause.body());
      locals.undo(mark);
    }
    if (statement.finallyBlock() != null) {
      walk(statement.finallyBlock());
    }
  }

  private void assertion(Stmt.Assert assertion) {
    int mark = locals.mark();
    Flow flow = expressions.condition(assertion.condition());
    if (assertion.detail() != null) {
      locals.show(flow.whenFalse());
      expressions.walk(assertion.detail(), Site.Free.FREE);
      locals.undo(mark);
    }
  }

  /** Walks the cases of a switch expression. */
  void cases(Expr.SwitchExpr expression) {
    Expr.SwitchExpr outer = yieldsTo;
    yieldsTo = expression;
    cases(expression.selector(), expression.cases(), expression.place());
    yieldsTo = outer;
  }

  private void cases(Expr selector, List<Stmt.Case> cases, Place place) {
    expressions.walk(selector, Site.Free.FREE);
    int mark = locals.mark();
    Scope around = locals.scope();
    for (Stmt.Case branch : cases) {
      int inCase = locals.mark();
      for (Expr label : branch.labels()) {
        bindings.label(label, selector);
        expressions.walk(label, Site.Free.FREE);
      }
      branch.patterns().forEach(p -> locals.show(expressions.pattern(p, selector)));
      if (branch.guard() != null) {
        locals.show(expressions.condition(branch.guard()).whenTrue());
      }
      for (Stmt statement : branch.body()) {
        if (statement instanceof Stmt.LocalType local) {
          locals.enter(
              locals.scope().withLocalClass(local.type().simpleName(), local.type().binaryName()));
          bindings.region(local.place(), place.end(), locals.scope());
        }
        walk(statement);
      }
      if (branch.arrow()) {
        locals.undo(inCase);
      }
    }
    locals.enter(around);
    locals.undo(mark);
  }
}
