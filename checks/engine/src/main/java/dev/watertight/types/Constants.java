package dev.watertight.types;

import dev.watertight.model.Expr;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of constant expressions, given those of the variables in them. */
final class Constants {
  private static final int DEPTH = 40;
  private static final int LENGTH = 10_000;

  private final Function<Expr, @Nullable Object> variables;

  /**
   * An evaluation.
   *
   * @param variables values of names and selections, null for none
   */
  Constants(Function<Expr, @Nullable Object> variables) {
    this.variables = variables;
  }

  /** Type of the value of a literal. */
  static Type typeOf(@Nullable Object value) {
    if (value == null) {
      return Type.NULL;
    }
    if (value instanceof String) {
      return Type.STRING;
    }
    String primitive = Subtyping.unboxed(Type.of(value.getClass().getName()));
    return primitive == null ? Type.UNKNOWN : Type.of(primitive);
  }

  /** Whether an initialiser has the shape of a constant. */
  static boolean isSimple(Expr expression) {
    return isSimple(expression, 0);
  }

  private static boolean isSimple(Expr expression, int depth) {
    if (depth > DEPTH) {
      return false;
    }
    if (expression instanceof Expr.Literal literal) {
      return literal.value() != null;
    }
    if (expression instanceof Expr.Select select) {
      return isSimple(select.target(), depth + 1);
    }
    if (expression instanceof Expr.Unary unary) {
      return isSimple(unary.operand(), depth + 1);
    }
    if (expression instanceof Expr.Binary binary) {
      return isSimple(binary.left(), depth + 1) && isSimple(binary.right(), depth + 1);
    }
    return expression instanceof Expr.Name;
  }

  /** The value of an expression, null where it is not constant. */
  @Nullable Object of(Expr expression) {
    return of(expression, 0);
  }

  private @Nullable Object of(Expr expression, int depth) {
    if (depth > DEPTH) {
      return null;
    }
    if (expression instanceof Expr.Literal literal) {
      return literal.value();
    }
    if (expression instanceof Expr.Name || expression instanceof Expr.Select) {
      return variables.apply(expression);
    }
    if (expression instanceof Expr.Unary unary) {
      return negated(unary.operator(), of(unary.operand(), depth + 1));
    }
    if (expression instanceof Expr.Cast cast && cast.types().size() == 1) {
      Object value = of(cast.operand(), depth + 1);
      return value instanceof String && cast.types().get(0).simpleName().equals("String")
          ? value
          : null;
    }
    if (expression instanceof Expr.Binary binary) {
      Object left = of(binary.left(), depth + 1);
      Object right = left == null ? null : of(binary.right(), depth + 1);
      return left == null || right == null ? null : combined(binary.operator(), left, right);
    }
    return null;
  }

  private static @Nullable Object negated(String operator, @Nullable Object value) {
    if (operator.equals("!") && value instanceof Boolean b) {
      return !b;
    }
    if (!operator.equals("-")) {
      return operator.equals("+") && value instanceof Number ? value : null;
    }
    if (value instanceof Integer i) {
      return -i;
    }
    if (value instanceof Long l) {
      return -l;
    }
    if (value instanceof Float f) {
      return -f;
    }
    return value instanceof Double d ? (Object) (-d) : null;
  }

  private static @Nullable Object combined(String operator, Object left, Object right) {
    if (operator.equals("+") && (left instanceof String || right instanceof String)) {
      String text = left.toString() + right;
      return text.length() > LENGTH ? null : text;
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return switch (operator) {
        case "&&", "&" -> a && b;
        case "||", "|" -> a || b;
        default -> null;
      };
    }
    if (left instanceof Integer a && right instanceof Integer b) {
      Long value = arithmetic(operator, a, b);
      return value == null ? null : (Object) value.intValue();
    }
    if (left instanceof Number a && right instanceof Number b && isWhole(left) && isWhole(right)) {
      return arithmetic(operator, a.longValue(), b.longValue());
    }
    return null;
  }

  private static boolean isWhole(Object value) {
    return value instanceof Integer || value instanceof Long;
  }

  private static @Nullable Long arithmetic(String operator, long a, long b) {
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> b == 0 ? null : (Long) (a / b);
      case "%" -> b == 0 ? null : (Long) (a % b);
      default -> null;
    };
  }
}
