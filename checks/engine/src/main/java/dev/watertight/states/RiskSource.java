package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.types.Typing;
import org.jspecify.annotations.Nullable;

/** Says which calls and creations may fail. */
interface RiskSource {
  /** Why an expression may fail, null where it does not. */
  @Nullable Risk of(Expr e, Typing typing);
}
