package dev.watertight.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression. Parentheses are dropped, so a place may lie inside a pair of them. Compared by
 * content; identify a node by reference where two of the same text must be told apart.
 */
public sealed interface Expr {
  /** Where it is written. */
  Place place();

  /** A single identifier: a variable, a field, a type or the start of a qualified name. */
  record Name(Place place, String identifier) implements Expr {}

  /** {@code target.name}: a field, a nested type or a segment of a qualified name. */
  record Select(Place place, Expr target, String name) implements Expr {}

  /** {@code this} or {@code Outer.this}. */
  record This(Place place, @Nullable Expr qualifier) implements Expr {}

  /** {@code super} or {@code Outer.super}, as a target only. */
  record Super(Place place, @Nullable Expr qualifier) implements Expr {}

  /**
   * A literal.
   *
   * @param value a Boolean, Character, String, Integer, Long, Float or Double; null for {@code
   *     null}
   */
  record Literal(Place place, @Nullable Object value) implements Expr {
    /** Whether this is {@code null}. */
    public boolean isNull() {
      return value == null;
    }
  }

  /**
   * A method call. {@code this(..)} and {@code super(..)} are calls of those names.
   *
   * @param target what stands before the dot, null for none
   * @param namePlace the method's name
   */
  record Call(
      Place place,
      @Nullable Expr target,
      String name,
      Place namePlace,
      List<TypeName> typeArguments,
      List<Expr> arguments)
      implements Expr {}

  /**
   * Creation of an object.
   *
   * @param outer instance before {@code .new}, null for none
   * @param body class body of an anonymous class, else null
   */
  record New(
      Place place,
      @Nullable Expr outer,
      TypeName type,
      List<Expr> arguments,
      @Nullable TypeDecl body)
      implements Expr {}

  /**
   * Creation of an array, or an array initialiser.
   *
   * @param type the array type, null for a bare initialiser
   * @param dimensions lengths that are given
   * @param elements initial elements, null where there is no initialiser
   */
  record NewArray(
      Place place, @Nullable TypeName type, List<Expr> dimensions, @Nullable List<Expr> elements)
      implements Expr {}

  /** {@code array[index]}. */
  record Index(Place place, Expr array, Expr index) implements Expr {}

  /**
   * An assignment.
   *
   * @param operator {@code =} or a compound one such as {@code +=}
   */
  record Assign(Place place, Expr target, String operator, Expr value) implements Expr {}

  /**
   * A unary operation.
   *
   * @param operator {@code ! ~ + - ++x --x x++ x--}
   */
  record Unary(Place place, String operator, Expr operand) implements Expr {}

  /** A binary operation, {@code &&} and {@code ||} included. */
  record Binary(Place place, String operator, Expr left, Expr right) implements Expr {}

  /** {@code condition ? whenTrue : whenFalse}. */
  record Conditional(Place place, Expr condition, Expr whenTrue, Expr whenFalse) implements Expr {}

  /** {@code operand instanceof pattern}. */
  record InstanceOf(Place place, Expr operand, Pattern pattern) implements Expr {}

  /**
   * A cast.
   *
   * @param types one, or the parts of an intersection
   */
  record Cast(Place place, List<TypeName> types, Expr operand) implements Expr {}

  /**
   * A lambda.
   *
   * @param body its block; an expression is lowered to a block with one return of it
   * @param expressionBody whether an expression was written
   */
  record Lambda(Place place, List<Parameter> parameters, Stmt.Block body, boolean expressionBody)
      implements Expr {}

  /**
   * A method reference.
   *
   * @param name the method's, or {@code new}
   */
  record MethodRef(Place place, Expr target, String name) implements Expr {}

  /** A switch that has a value. */
  record SwitchExpr(Place place, Expr selector, List<Stmt.Case> cases) implements Expr {}

  /** {@code Type.class}. */
  record ClassLiteral(Place place, TypeName type) implements Expr {}

  /** A type where an expression may stand that cannot be written as a name: {@code int[]::new}. */
  record TypeUse(Place place, TypeName type) implements Expr {}

  /** An annotation as the value of an annotation element. */
  record Nested(Place place, Annotation annotation) implements Expr {}
}
