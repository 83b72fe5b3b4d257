package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Typing;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether code takes a user out of a dialog: it clears the state or sets another one. */
final class Leaving {
  private static final int DEPTH = 5;

  private final DialogStates states;
  private final Bodies bodies;
  private final CommandTests commands;

  Leaving(DialogStates states, Bodies bodies, CommandTests commands) {
    this.commands = commands;
    this.states = states;
    this.bodies = bodies;
  }

  /** Whether a statement does so, itself or in what it calls; what cannot be seen may do so. */
  boolean mayLeave(Stmt s, Typing typing) {
    return mayLeave(s, typing, DEPTH, new HashMap<>());
  }

  private boolean mayLeave(Stmt s, Typing typing, int depth, Map<String, Integer> seen) {
    if (s instanceof Stmt.Block block) {
      for (Stmt each : block.statements()) {
        if (mayLeave(each, typing, depth, seen)) {
          return true;
        } else if (isOnlyWay(each, typing)) {
          return false;
        }
      }
      return false;
    } else if (s instanceof Stmt.If x) {
      return inValue(x.condition(), typing, depth, seen)
          || !isOfButtons(x.condition()) && mayLeave(x.then(), typing, depth, seen)
          || x.otherwise() != null && mayLeave(x.otherwise(), typing, depth, seen);
    }
    boolean[] leaves = {false};
    Nodes.expressions(s, true, e -> leaves[0] = leaves[0] || mayLeave(e, typing, depth, seen));
    return leaves[0];
  }

  private boolean inValue(Expr value, Typing typing, int depth, Map<String, Integer> seen) {
    boolean[] leaves = {false};
    Nodes.expressions(value, true, e -> leaves[0] = leaves[0] || mayLeave(e, typing, depth, seen));
    return leaves[0];
  }

  /** Whether the word is tested once more: what stands behind is for other texts. */
  private boolean isOnlyWay(Stmt s, Typing typing) {
    return s instanceof Stmt.If x
        && commands.testsCommand(x.condition(), typing)
        && commands.testsCancelWord(x.condition(), typing)
        && x.then() instanceof Stmt.Block block
        && !block.statements().isEmpty()
        && block.statements().get(block.statements().size() - 1) instanceof Stmt.Return;
  }

  /** A word is typed, so that nothing is done for it that is done for a button. */
  private static boolean isOfButtons(Expr condition) {
    return condition instanceof Expr.Call call && call.name().equals("hasCallbackQuery");
  }

  private boolean mayLeave(Expr e, Typing typing, int depth, Map<String, Integer> seen) {
    StateAccess access = states.access(e, typing);
    if (access != null && access.kind() != StateAccess.Kind.READ) {
      return true;
    }
    if (!(e instanceof Expr.Call call)) {
      return false;
    }
    Invocation invocation = typing.invocation(call);
    MethodInfo method = invocation.method();
    if (method != null) {
      return method.origin() == Origin.PROJECT && mayLeave(method, depth, seen);
    }
    // A handler that was looked up may be one that leaves.
    return invocation.receiver().isUnknown() && isDispatch(call);
  }

  private static boolean isDispatch(Expr.Call call) {
    return call.target() instanceof Expr.Call
        && Words.hasAny(call.name(), Set.of("handle", "execute", "process", "run"));
  }

  private boolean mayLeave(MethodInfo method, int depth, Map<String, Integer> seen) {
    @Nullable Integer before = seen.get(method.id());
    if (depth == 0 || before != null && before >= depth) {
      return false;
    }
    seen.put(method.id(), depth);
    Bodies.Found found = bodies.find(method);
    Stmt.Block body = found == null ? null : found.method().body();
    if (found != null && body != null) {
      return mayLeave(body, found.typing(), depth - 1, seen);
    }
    // Of an interface with many implementations nobody sees which one is called.
    return bodies.hasManyImplementations(method)
        || bodies.implementations(method).stream().anyMatch(m -> mayLeave(m, depth, seen));
  }
}
