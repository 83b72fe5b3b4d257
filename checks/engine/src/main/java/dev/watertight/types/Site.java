package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.TypeName;
import org.jspecify.annotations.Nullable;

/** Where an expression stands, as far as that says which type is expected of it. */
sealed interface Site {
  /** An argument of a call or creation. */
  record Argument(Expr call, int index) implements Site {}

  /** The value of a variable, or the operand of a cast. */
  record Typed(TypeName type) implements Site {}

  /** The right side of an assignment. */
  record Assigned(Expr target) implements Site {}

  /** An element of an array initialiser. */
  record Element(Expr.NewArray array) implements Site {}

  /** A branch of a conditional or switch: whatever is expected of that. */
  record Branch(Expr of) implements Site {}

  /** The value of a method. */
  record Result(MethodDecl method) implements Site {}

  /** The value of a lambda. */
  record LambdaResult(Expr.Lambda lambda) implements Site {}

  /** Nothing is expected. */
  enum Free implements Site {
    FREE
  }

  /** Where a value that is returned goes. */
  static Site returned(@Nullable Object from) {
    if (from instanceof Expr.Lambda lambda) {
      return new LambdaResult(lambda);
    }
    return from instanceof MethodDecl method ? new Result(method) : Free.FREE;
  }
}
