package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Stmt;
import dev.watertight.types.Typing;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every failure that leaves a method, whatever it does to state. */
final class AllFailures implements Watched {
  private final DialogStates states;
  private final Typing typing;
  private final Set<Stmt.Throw> argumentChecks;

  /** The failures of one body. */
  AllFailures(DialogStates states, Typing typing, Stmt.Block body) {
    this.states = states;
    this.typing = typing;
    this.argumentChecks = ArgumentChecks.in(body, typing);
  }

  @Override
  public @Nullable StateAccess clear(Expr e) {
    return null;
  }

  @Override
  public boolean mayClear(Expr.Call call) {
    return false;
  }

  @Override
  public boolean isSet(Expr e) {
    return false;
  }

  @Override
  public boolean isOfState(Expr e) {
    return states.access(e, typing) != null;
  }

  @Override
  public boolean countsThrow(Stmt.Throw s) {
    return !argumentChecks.contains(s);
  }

  @Override
  public boolean forgivesInput() {
    return false;
  }
}
