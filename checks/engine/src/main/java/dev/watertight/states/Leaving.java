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
import org.jspecify.annotations.Nullable;

/** Whether code takes a user out of a dialog: it clears the state or sets another one. */
final class Leaving {
  private static final int DEPTH = 5;

  private final DialogStates states;
  private final Bodies bodies;

  Leaving(DialogStates states, Bodies bodies) {
    this.states = states;
    this.bodies = bodies;
  }

  /** Whether a statement does so, itself or in what it calls; what cannot be seen may do so. */
  boolean mayLeave(Stmt s, Typing typing) {
    return mayLeave(s, typing, DEPTH, new HashMap<>());
  }

  private boolean mayLeave(Stmt s, Typing typing, int depth, Map<String, Integer> seen) {
    boolean[] leaves = {false};
    Nodes.expressions(s, true, e -> leaves[0] = leaves[0] || mayLeave(e, typing, depth, seen));
    return leaves[0];
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
        && Words.hasAny(call.name(), java.util.Set.of("handle", "execute", "process", "run"));
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
