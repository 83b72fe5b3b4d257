package dev.watertight.states;

import dev.watertight.catalogue.MemberRef;
import dev.watertight.catalogue.StateNames;
import dev.watertight.model.Expr;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dialog state that a team's configuration names. Immutable. */
final class NamedStates {
  private final World world;
  private final List<StateNames> names;
  private final IdleConstants idle;
  private final DialogKeys keys;

  NamedStates(World world, List<StateNames> names, IdleConstants idle, DialogKeys keys) {
    this.world = world;
    this.names = names;
    this.idle = idle;
    this.keys = keys;
  }

  /** Whether anything is named: then there are dialogs. */
  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Whether a call of a method of this name may be one that ends a dialog. */
  boolean mayEnd(String method) {
    return names.stream().anyMatch(n -> isAny(n.clears(), method) || isAny(n.writes(), method));
  }

  private static boolean isAny(List<MemberRef> members, String method) {
    return members.stream().anyMatch(m -> m.member().equals(method));
  }

  /** What a call does to state that is named, null where it does nothing. */
  @Nullable StateAccess access(Expr.Call call, Typing typing) {
    if (names.isEmpty()) {
      return null;
    }
    Invocation invocation = typing.invocation(call);
    List<String> owners = world.hierarchy(invocation.owner());
    for (StateNames each : names) {
      if (isAny(each.clears(), owners, call, invocation)) {
        return access(StateAccess.Kind.CLEAR, false, call, invocation, typing);
      } else if (isAny(each.writes(), owners, call, invocation)) {
        return access(StateAccess.Kind.WRITE, true, call, invocation, typing);
      } else if (isAny(each.reads(), owners, call, invocation)) {
        return access(StateAccess.Kind.READ, false, call, invocation, typing);
      } else if (each.stores().stream().anyMatch(owners::contains)) {
        StateAccess.Kind kind = ServiceAccess.kindOf(call.name());
        return kind == null
            ? null
            : access(kind, kind == StateAccess.Kind.WRITE, call, invocation, typing);
      }
    }
    return null;
  }

  private static boolean isAny(
      List<MemberRef> members, List<String> owners, Expr.Call call, Invocation invocation) {
    return members.stream()
        .anyMatch(
            m ->
                m.member().equals(call.name())
                    && owners.contains(m.owner())
                    && accepts(m, call, invocation.method()));
  }

  private static boolean accepts(MemberRef member, Expr.Call call, @Nullable MethodInfo method) {
    if (member.parameters() == null || method == null) {
      return member.accepts(call.arguments().size());
    }
    List<String> actual =
        method.parameters().stream().map(p -> p.name() + "[]".repeat(p.dimensions())).toList();
    return actual.equals(member.parameters());
  }

  private StateAccess access(
      StateAccess.Kind kind, boolean writes, Expr.Call call, Invocation invocation, Typing typing) {
    List<Expr> arguments = call.arguments();
    Expr key = arguments.stream().filter(a -> keys.isKey(a, typing)).findFirst().orElse(null);
    boolean hasValue = writes && arguments.size() > (key == null ? 0 : 1);
    if (key == null && arguments.size() > (hasValue ? 1 : 0)) {
      key = arguments.get(0);
    }
    boolean ends =
        writes
            && arguments.stream()
                .skip(hasValue && key != null ? 1 : 0)
                .anyMatch(a -> idle.sense(a, typing) != IdleConstants.Sense.NONE);
    String owner = invocation.owner();
    return new StateAccess(
        ends ? StateAccess.Kind.CLEAR : kind,
        call,
        new StateStore(StateStore.Kind.SERVICE, Words.simple(owner), owner, true),
        key,
        hasValue ? arguments.get(arguments.size() - 1) : null,
        kind == StateAccess.Kind.CLEAR);
  }
}
