package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Typing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which project methods clear dialog state. Thread-safe. */
final class Clearing {
  private static final int DEPTH = 4;

  private final Bodies bodies;
  private final DialogStates states;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();
  private final ThreadLocal<Set<String>> busy = ThreadLocal.withInitial(HashSet::new);

  Clearing(Bodies bodies, DialogStates states) {
    this.bodies = bodies;
    this.states = states;
  }

  /** Whether a call clears somewhere inside, if only on some way. */
  boolean somewhere(Expr.Call call, Typing typing) {
    Invocation invocation = typing.invocation(call);
    MethodInfo method = invocation.method();
    return method != null && method.origin() == Origin.PROJECT && somewhere(method);
  }

  boolean somewhere(MethodInfo method) {
    Boolean found = known.get(method.id());
    if (found != null) {
      return found;
    }
    Set<String> methods = busy.get();
    if (methods.size() >= DEPTH || !methods.add(method.id())) {
      return false;
    }
    boolean clears = find(method);
    methods.remove(method.id());
    // Deeper down, what lies below the limit was not looked at.
    if (clears || methods.isEmpty()) {
      known.put(method.id(), clears);
    }
    return clears;
  }

  private boolean find(MethodInfo method) {
    Bodies.Found found = bodies.find(method);
    if (found == null) {
      return false;
    }
    Stmt.Block body = found.method().body();
    if (body == null) {
      return bodies.implementations(method).stream().anyMatch(this::somewhere);
    }
    return in(body, found.typing());
  }

  /** Whether a statement clears, itself or in what it calls. */
  boolean in(Stmt body, Typing typing) {
    boolean[] clears = {false};
    Nodes.expressions(
        body,
        true,
        e ->
            clears[0] =
                clears[0]
                    || isClear(e, typing)
                    || e instanceof Expr.Call call && somewhere(call, typing));
    return clears[0];
  }

  private boolean isClear(Expr e, Typing typing) {
    StateAccess access = states.access(e, typing);
    return access != null && access.isClear();
  }

  /** The clear that a short project method is, as {@code dropUserCaches(chatId)}; null for none. */
  @Nullable StateAccess plain(Expr.Call call, Typing typing) {
    if (!ServiceAccess.isEnding(call.name())) {
      return null;
    }
    Invocation invocation = typing.invocation(call);
    MethodInfo method = invocation.method();
    if (method == null || method.origin() != Origin.PROJECT) {
      return null;
    }
    Bodies.Found found = bodies.find(method);
    Stmt.Block body = found == null ? null : found.method().body();
    if (found == null || body == null || body.statements().size() > 6) {
      return null;
    }
    for (Stmt s : List.copyOf(body.statements())) {
      if (s instanceof Stmt.Expression x) {
        StateAccess access = states.access(x.expression(), found.typing());
        if (access != null && access.isClear()) {
          Expr key =
              call.arguments().stream()
                  .filter(a -> states.isKey(a, typing))
                  .findFirst()
                  .orElse(null);
          return key == null
              ? null
              : new StateAccess(
                  access.kind(), call, access.store(), key, access.value(), access.whole());
        }
      }
    }
    return null;
  }
}
