package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.TypeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of the expressions of one file, each worked out once. */
final class ExpressionTypes {
  private final FileTyping typing;
  private final IdentityHashMap<Expr, Type> known = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Expr> busy = new IdentityHashMap<>();

  ExpressionTypes(FileTyping typing) {
    this.typing = typing;
  }

  /** Type of an expression; long chains take no stack. */
  Type of(Expr expression) {
    Type found = known.get(expression);
    if (found != null) {
      return found;
    }
    Expr inner = firstOperand(expression);
    if (inner != null && !known.containsKey(inner) && firstOperand(inner) != null) {
      Deque<Expr> chain = new ArrayDeque<>();
      while (inner != null && !known.containsKey(inner) && !busy.containsKey(inner)) {
        chain.push(inner);
        inner = firstOperand(inner);
      }
      chain.forEach(this::compute);
    }
    return compute(expression);
  }

  private static @Nullable Expr firstOperand(Expr expression) {
    if (expression instanceof Expr.Call call) {
      return call.target();
    }
    if (expression instanceof Expr.Select select) {
      return select.target();
    }
    if (expression instanceof Expr.Binary binary) {
      return binary.left();
    }
    return expression instanceof Expr.Index index ? index.array() : null;
  }

  private Type compute(Expr expression) {
    Type found = known.get(expression);
    if (found != null) {
      return found;
    }
    if (busy.put(expression, expression) != null) {
      return Type.UNKNOWN;
    }
    try {
      Type attributed = typing.attribution().typeOf(expression);
      found = attributed != null ? attributed : own(expression);
    } finally {
      busy.remove(expression);
    }
    if (!typing.isProvisional()) {
      known.put(expression, found);
    }
    return found;
  }

  private Type own(Expr expression) {
    if (expression instanceof Expr.Name || expression instanceof Expr.Select) {
      return named(expression);
    }
    if (expression instanceof Expr.Call || expression instanceof Expr.New) {
      return typing.calls().returns(expression);
    }
    if (expression instanceof Expr.Literal literal) {
      return Constants.typeOf(literal.value());
    }
    if (expression instanceof Expr.This self) {
      return self(self);
    }
    if (expression instanceof Expr.Super s) {
      return typing.superOf(s);
    }
    if (expression instanceof Expr.Cast cast) {
      return cast.types().isEmpty() ? Type.UNKNOWN : typing.resolve(cast.types().get(0));
    }
    if (expression instanceof Expr.Binary binary) {
      return binary(binary.operator(), of(binary.left()), of(binary.right()));
    }
    if (expression instanceof Expr.Unary unary) {
      return unary(unary);
    }
    if (expression instanceof Expr.Assign assign) {
      Type target = of(assign.target());
      return target.isUnknown() ? of(assign.value()) : target;
    }
    if (expression instanceof Expr.Conditional choice) {
      return choice(of(choice.whenTrue()), of(choice.whenFalse()));
    }
    if (expression instanceof Expr.SwitchExpr s) {
      Type common = Type.NULL;
      for (Expr result : Functions.results(s)) {
        common = choice(common, of(result));
      }
      return common;
    }
    if (expression instanceof Expr.InstanceOf) {
      return Type.of("boolean");
    }
    if (expression instanceof Expr.Index index) {
      Type array = of(index.array());
      return array.isArray()
          ? new Type(array.name(), array.arguments(), array.dimensions() - 1)
          : Type.UNKNOWN;
    }
    if (expression instanceof Expr.NewArray array) {
      TypeName type = array.type();
      return type == null ? expected(typing.bindings().site(array)) : typing.resolve(type);
    }
    if (expression instanceof Expr.ClassLiteral literal) {
      Type named = Subtyping.box(typing.resolve(literal.type()));
      return new Type("java.lang.Class", List.of(named), 0);
    }
    return expression instanceof Expr.Lambda || expression instanceof Expr.MethodRef
        ? expected(typing.bindings().site(expression))
        : Type.UNKNOWN;
  }

  private Type named(Expr expression) {
    Named named = typing.names().of(expression);
    if (named instanceof Named.OfVariable v) {
      return v.type();
    }
    return expression instanceof Expr.Select select
            && select.name().equals("length")
            && named == Named.Nothing.NOTHING
            && of(select.target()).isArray()
        ? Type.of("int")
        : Type.UNKNOWN;
  }

  private Type self(Expr.This self) {
    if (self.qualifier() != null) {
      Type named = typing.typeNamed(self.qualifier());
      return named == null ? Type.UNKNOWN : named;
    }
    String around = typing.scopeOf(self).enclosingClass();
    KnownType known = around == null ? null : typing.lookup().find(around);
    return known == null ? Type.UNKNOWN : known.view(List.of()).apply(known.generic());
  }

  private Type choice(Type a, Type b) {
    if (!a.equals(b) && (a.isPrimitive() || b.isPrimitive())) {
      Type number = Subtyping.promoted(a, b);
      if (!number.isUnknown()) {
        return number;
      }
    }
    return Subtyping.common(a, b, typing.lookup());
  }

  private static Type binary(String operator, Type left, Type right) {
    return switch (operator) {
      case "&&", "||", "==", "!=", "<", ">", "<=", ">=" -> Type.of("boolean");
      case "+" ->
          left.equals(Type.STRING) || right.equals(Type.STRING)
              ? Type.STRING
              : Subtyping.promoted(left, right);
      case "<<", ">>", ">>>" -> Subtyping.promoted(left, Type.of("int"));
      case "&", "|", "^" -> {
        boolean logical =
            "boolean".equals(Subtyping.unboxed(left)) || "boolean".equals(Subtyping.unboxed(right));
        yield logical ? Type.of("boolean") : Subtyping.promoted(left, right);
      }
      default -> Subtyping.promoted(left, right);
    };
  }

  private Type unary(Expr.Unary unary) {
    return switch (unary.operator()) {
      case "!" -> Type.of("boolean");
      case "+", "-", "~" -> Subtyping.promoted(of(unary.operand()), Type.of("int"));
      default -> of(unary.operand());
    };
  }

  /** Type that is expected at a site, UNKNOWN where nothing is. */
  Type expected(Site site) {
    if (site instanceof Site.Argument argument) {
      return typing.calls().parameter(argument.call(), argument.index());
    }
    if (site instanceof Site.Typed typed) {
      return typing.resolve(typed.type());
    }
    if (site instanceof Site.Assigned assigned) {
      return of(assigned.target());
    }
    if (site instanceof Site.Branch branch) {
      return expected(typing.bindings().site(branch.of()));
    }
    if (site instanceof Site.Element element) {
      Type array = of(element.array());
      return array.isArray()
          ? new Type(array.name(), array.arguments(), array.dimensions() - 1)
          : Type.UNKNOWN;
    }
    if (site instanceof Site.Result result) {
      TypeName type = result.method().returnType();
      return type == null ? Type.UNKNOWN : typing.resolve(type);
    }
    if (site instanceof Site.LambdaResult result) {
      Functions.Function function =
          Functions.of(expected(typing.bindings().site(result.lambda())), typing.lookup());
      return function == null ? Type.UNKNOWN : function.returns();
    }
    return Type.UNKNOWN;
  }
}
