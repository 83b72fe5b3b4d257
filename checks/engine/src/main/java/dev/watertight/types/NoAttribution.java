package dev.watertight.types;

import dev.watertight.model.Expr;
import org.jspecify.annotations.Nullable;

/** No compiler. */
enum NoAttribution implements Attribution {
  INSTANCE;

  @Override
  public @Nullable Type typeOf(Expr expression) {
    return null;
  }

  @Override
  public @Nullable MethodInfo method(Expr expression) {
    return null;
  }

  @Override
  public boolean namesType(Expr expression) {
    return false;
  }
}
