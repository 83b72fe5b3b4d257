package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.Parameter;
import dev.watertight.model.Pattern;
import dev.watertight.model.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the names in expressions; long chains of calls and operators take no stack. */
final class ExpressionBinder {
  private final Bindings bindings;
  private final Locals locals;
  private final Binder types;
  private final StatementBinder statements;

  ExpressionBinder(Bindings bindings, Locals locals, Binder types, StatementBinder statements) {
    this.bindings = bindings;
    this.locals = locals;
    this.types = types;
    this.statements = statements;
  }

  /** Walks an expression that stands somewhere. */
  void walk(Expr expression, Site site) {
    if (expression instanceof Expr.Name name) {
      Local local = locals.find(name.identifier());
      if (local != null) {
        bindings.use(name, local);
      }
    } else if (expression instanceof Expr.Call
        || expression instanceof Expr.Select
        || expression instanceof Expr.Index) {
      chain(expression, site);
    } else if (expression instanceof Expr.New creation) {
      bindings.place(creation, site);
      if (creation.outer() != null) {
        walk(creation.outer(), Site.Free.FREE);
      }
      arguments(creation, creation.arguments());
      if (creation.body() != null) {
        types.type(creation.body());
      }
    } else if (expression instanceof Expr.Lambda lambda) {
      bindings.place(lambda, site);
      lambda(lambda);
    } else if (expression instanceof Expr.MethodRef reference) {
      bindings.place(reference, site);
      walk(reference.target(), Site.Free.FREE);
    } else if (expression instanceof Expr.Assign assign) {
      walk(assign.target(), Site.Free.FREE);
      walk(assign.value(), new Site.Assigned(assign.target()));
    } else if (expression instanceof Expr.NewArray array) {
      array.dimensions().forEach(d -> walk(d, Site.Free.FREE));
      if (array.elements() != null) {
        bindings.place(array, site);
        array.elements().forEach(e -> walk(e, new Site.Element(array)));
      }
    } else if (expression instanceof Expr.Cast cast) {
      walk(
          cast.operand(),
          cast.types().isEmpty() ? Site.Free.FREE : new Site.Typed(cast.types().get(0)));
    } else if (expression instanceof Expr.SwitchExpr s) {
      bindings.place(s, site);
      statements.cases(s);
    } else if (expression instanceof Expr.This t && t.qualifier() != null) {
      walk(t.qualifier(), Site.Free.FREE);
    } else {
      condition(expression, site);
    }
  }

  private void arguments(Expr call, List<Expr> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      Expr argument = arguments.get(i);
      walk(
          argument,
          argument instanceof Expr.Name || argument instanceof Expr.Literal
              ? Site.Free.FREE
              : new Site.Argument(call, i));
    }
  }

  private void chain(Expr last, Site site) {
    Deque<Expr> links = new ArrayDeque<>();
    Expr link = last;
    while (link != null) {
      if (link instanceof Expr.Call call) {
        links.push(call);
        link = call.target();
      } else if (link instanceof Expr.Select select) {
        links.push(select);
        link = select.target();
      } else if (link instanceof Expr.Index index) {
        links.push(index);
        link = index.array();
      } else {
        walk(link, Site.Free.FREE);
        link = null;
      }
    }
    bindings.place(last, site);
    for (Expr next : links) {
      if (next instanceof Expr.Call call) {
        arguments(call, call.arguments());
      } else if (next instanceof Expr.Index index) {
        walk(index.index(), Site.Free.FREE);
      }
    }
  }

  private void lambda(Expr.Lambda lambda) {
    int mark = locals.mark();
    for (int i = 0; i < lambda.parameters().size(); i++) {
      Parameter parameter = lambda.parameters().get(i);
      TypeName type = parameter.type();
      Scope scope = locals.scope();
      int index = i;
      Local local =
          locals.local(
              Variable.Kind.LAMBDA_PARAMETER,
              parameter.name(),
              parameter.place().start(),
              parameter.modifiers(),
              typing -> type == null ? typing.lambdaParameter(lambda, index) : scope.resolve(type));
      bindings.declare(parameter, local);
      locals.show(local);
    }
    statements.walk(lambda.body(), lambda);
    locals.undo(mark);
  }

  /** Walks a condition and says which variables it binds. */
  Flow condition(Expr expression) {
    return condition(expression, Site.Free.FREE);
  }

  private Flow condition(Expr expression, Site site) {
    if (expression instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Expr.Unary unary) {
      Flow flow = condition(unary.operand());
      return unary.operator().equals("!") ? flow.not() : Flow.NONE;
    }
    if (expression instanceof Expr.InstanceOf test) {
      walk(test.operand(), Site.Free.FREE);
      return new Flow(pattern(test.pattern(), test.operand()), List.of());
    }
    if (expression instanceof Expr.Conditional choice) {
      bindings.place(choice, site);
      Flow flow = condition(choice.condition());
      int mark = locals.mark();
      locals.show(flow.whenTrue());
      walk(choice.whenTrue(), new Site.Branch(choice));
      locals.undo(mark);
      locals.show(flow.whenFalse());
      walk(choice.whenFalse(), new Site.Branch(choice));
      locals.undo(mark);
      return Flow.NONE;
    }
    if (!(expression instanceof Expr.Literal
        || expression instanceof Expr.ClassLiteral
        || expression instanceof Expr.TypeUse
        || expression instanceof Expr.This
        || expression instanceof Expr.Super
        || expression instanceof Expr.Nested)) {
      walk(expression, site);
    }
    return Flow.NONE;
  }

  private Flow binary(Expr.Binary last) {
    Deque<Expr.Binary> operations = new ArrayDeque<>();
    Expr first = last;
    while (first instanceof Expr.Binary operation) {
      operations.push(operation);
      first = operation.left();
    }
    int mark = locals.mark();
    Flow flow = condition(first);
    for (Expr.Binary operation : operations) {
      boolean and = operation.operator().equals("&&");
      boolean or = operation.operator().equals("||");
      if (!and && !or) {
        locals.undo(mark);
        walk(operation.right(), Site.Free.FREE);
        flow = Flow.NONE;
        continue;
      }
      locals.undo(mark);
      locals.show(and ? flow.whenTrue() : flow.whenFalse());
      Flow right = condition(operation.right());
      flow =
          and
              ? new Flow(Flow.both(flow.whenTrue(), right.whenTrue()), List.of())
              : new Flow(List.of(), Flow.both(flow.whenFalse(), right.whenFalse()));
    }
    locals.undo(mark);
    return flow;
  }

  /** Declares what a pattern binds; shows nothing of it yet. */
  List<Local> pattern(Pattern pattern, Expr operand) {
    List<Local> bound = new ArrayList<>();
    pattern(pattern, typing -> typing.typeOf(operand), bound);
    return bound;
  }

  private void pattern(Pattern pattern, Function<FileTyping, Type> matched, List<Local> bound) {
    if (pattern instanceof Pattern.OfRecord deconstruction) {
      Scope scope = locals.scope();
      for (int i = 0; i < deconstruction.components().size(); i++) {
        int index = i;
        pattern(
            deconstruction.components().get(i),
            typing ->
                typing.componentOf(
                    scope.resolve(deconstruction.type()), matched.apply(typing), index),
            bound);
      }
    } else if (pattern instanceof Pattern.OfType test && test.binding() != null) {
      bound.add(declare(test, test.binding(), test.type(), matched));
    }
  }

  private Local declare(
      Pattern.OfType test,
      String name,
      @Nullable TypeName type,
      Function<FileTyping, Type> matched) {
    Scope scope = locals.scope();
    int offset = test.namePlace() == null ? test.place().start() : test.namePlace().start();
    Local local =
        locals.local(
            Variable.Kind.PATTERN,
            name,
            offset,
            Set.of(),
            typing -> type == null ? matched.apply(typing) : scope.resolve(type));
    bindings.declare(test, local);
    return local;
  }
}
