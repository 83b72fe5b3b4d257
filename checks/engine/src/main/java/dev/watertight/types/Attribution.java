package dev.watertight.types;

import dev.watertight.model.Expr;
import org.jspecify.annotations.Nullable;

/** What a compiler already knows of a file's expressions; believed over our own resolution. */
public interface Attribution {
  /** Static type of a node (by reference), null where the compiler does not know. */
  @Nullable Type typeOf(Expr expression);

  /** Method that a call, creation or method reference invokes, null where not known. */
  @Nullable MethodInfo method(Expr expression);

  /** Whether this node (by reference) names a class or package, not a value. */
  boolean namesType(Expr expression);
}
