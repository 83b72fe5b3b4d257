package dev.watertight.types;

import dev.watertight.model.Stmt;
import java.util.List;

/** Whether a statement never completes normally, as far as its shape says so. */
final class Leaving {
  private Leaving() {}

  static boolean leaves(Stmt statement) {
    if (statement instanceof Stmt.Return
        || statement instanceof Stmt.Throw
        || statement instanceof Stmt.Break
        || statement instanceof Stmt.Continue
        || statement instanceof Stmt.Yield) {
      return true;
    }
    if (statement instanceof Stmt.Block block) {
      List<Stmt> statements = block.statements();
      return !statements.isEmpty() && leaves(statements.get(statements.size() - 1));
    }
    if (statement instanceof Stmt.If branch) {
      return branch.otherwise() != null && leaves(branch.then()) && leaves(branch.otherwise());
    }
    if (statement instanceof Stmt.Synchronized s) {
      return leaves(s.body());
    }
    if (statement instanceof Stmt.Try t) {
      return (t.finallyBlock() != null && leaves(t.finallyBlock()))
          || (leaves(t.body()) && t.catches().stream().allMatch(c -> leaves(c.body())));
    }
    return statement instanceof Stmt.Labeled l && leaves(l.body());
  }
}
