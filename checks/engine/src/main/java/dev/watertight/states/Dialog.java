package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of the user whose message a body handles. */
final class Dialog implements Watched {
  private final DialogStates states;
  private final Clearing clearing;
  private final Typing typing;
  private final boolean onlyWhole;
  private final Map<Integer, Expr> given = new HashMap<>();

  /** Where variables of loops over many users are declared. */
  private final Set<Integer> looped = new HashSet<>();

  private final IdentityHashMap<Expr, Optional<StateAccess>> clears = new IdentityHashMap<>();

  /**
   * Looks at one body.
   *
   * @param onlyWhole whether setting an idle constant does not count as a clear
   */
  Dialog(DialogStates states, Clearing clearing, Typing typing, boolean onlyWhole) {
    this.onlyWhole = onlyWhole;
    this.states = states;
    this.clearing = clearing;
    this.typing = typing;
  }

  boolean onlyWhole() {
    return onlyWhole;
  }

  boolean hasClear(Stmt body) {
    Nodes.statements(
        body,
        s -> {
          if (s instanceof Stmt.Local local && local.initializer() != null) {
            given.put(local.namePlace().start(), local.initializer());
          } else if (s instanceof Stmt.ForEach each) {
            looped.add(each.variable().namePlace().start());
          }
        });
    boolean[] found = {false};
    Nodes.expressions(body, true, e -> found[0] = found[0] || mayBeClear(e) && clear(e) != null);
    return found[0];
  }

  @Override
  public @Nullable StateAccess clear(Expr e) {
    Optional<StateAccess> known = clears.get(e);
    if (known == null) {
      known = Optional.ofNullable(find(e));
      clears.put(e, known);
    }
    return known.orElse(null);
  }

  private boolean mayBeClear(Expr e) {
    return e instanceof Expr.Call call ? states.mayEnd(call.name()) : e instanceof Expr.Assign;
  }

  private @Nullable StateAccess find(Expr e) {
    if (!mayBeClear(e)) {
      return null;
    }
    StateAccess access = states.access(e, typing);
    if (access == null && e instanceof Expr.Call call) {
      access = clearing.plain(call, typing);
    }
    boolean own =
        access != null
            && access.isClear()
            && (access.whole() || !onlyWhole)
            && (access.key() == null || !isSomebodyElse(access.key()));
    return own ? access : null;
  }

  private boolean isSomebodyElse(Expr key) {
    if (states.hasNamedKey(key, typing)) {
      return UserKeys.namesSomebodyElse(key);
    } else if (UserKeys.isSomebodyElse(key)) {
      return true;
    }
    Expr root = key;
    while (root instanceof Expr.Call call && call.target() != null) {
      root = call.target();
    }
    Variable variable = typing.variable(root);
    if (variable != null && looped.contains(variable.declaredAt())) {
      return true;
    }
    Expr from = variable == null ? null : given.get(variable.declaredAt());
    return from != null && UserKeys.isSomebodyElse(from);
  }

  @Override
  public boolean mayClear(Expr.Call call) {
    return clearing.somewhere(call, typing);
  }

  @Override
  public boolean isSet(Expr e) {
    StateAccess access = states.access(e, typing);
    return access != null && access.kind() == StateAccess.Kind.WRITE;
  }

  @Override
  public boolean isOfState(Expr e) {
    return states.access(e, typing) != null;
  }

  @Override
  public boolean countsThrow(Stmt.Throw s) {
    return false;
  }

  @Override
  public boolean forgivesInput() {
    return true;
  }
}
