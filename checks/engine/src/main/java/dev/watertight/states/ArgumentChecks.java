package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a method throws at its head because of its arguments: who calls it right never sees it. */
final class ArgumentChecks {
  private ArgumentChecks() {}

  /** The throw statements, by reference, of the tests of parameters that a body begins with. */
  static Set<Stmt.Throw> in(Stmt.Block body, Typing typing) {
    Set<Stmt.Throw> checks = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Stmt s : body.statements()) {
      Stmt.Throw refusal = s instanceof Stmt.If x ? refusal(x) : null;
      if (refusal == null || !isOfParameters(((Stmt.If) s).condition(), typing)) {
        break;
      }
      checks.add(refusal);
    }
    return checks;
  }

  private static Stmt.@Nullable Throw refusal(Stmt.If s) {
    Stmt then = s.then();
    while (then instanceof Stmt.Block block && block.statements().size() == 1) {
      then = block.statements().get(0);
    }
    return then instanceof Stmt.Throw refusal && s.otherwise() == null ? refusal : null;
  }

  /** Whether a condition asks parameters and nothing else; a field, say, may lead to a database. */
  private static boolean isOfParameters(Expr condition, Typing typing) {
    boolean[] parameter = {false};
    boolean[] other = {false};
    Nodes.expressions(
        condition,
        true,
        e -> {
          Variable variable = typing.variable(e);
          if (variable != null) {
            boolean given = variable.kind() == Variable.Kind.PARAMETER;
            parameter[0] |= given;
            other[0] |=
                !given && !(variable.isField() && variable.isStatic() && variable.isFinal());
          }
          other[0] |= e instanceof Expr.Call call && call.target() == null;
        });
    return parameter[0] && !other[0];
  }
}
