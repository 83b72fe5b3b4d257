package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Stmt;
import org.jspecify.annotations.Nullable;

/** What a flow of failures looks at on its way through a body. */
interface Watched {
  /** The clear that an expression is, null for none. */
  @Nullable StateAccess clear(Expr e);

  /** Whether a call may clear somewhere inside, so that nothing is sure any more after it. */
  boolean mayClear(Expr.Call call);

  /** Whether an expression sets the state to something: whoever does that has thought about it. */
  boolean isSet(Expr e);

  /** Whether a call only reads or writes the state itself, which is not the work of the dialog. */
  boolean isOfState(Expr e);

  /** Whether a {@code throw} counts as a failure of this body. */
  boolean countsThrow(Stmt.Throw s);

  /** Whether somebody who typed something wrong is asked again where a clause catches that. */
  boolean forgivesInput();
}
