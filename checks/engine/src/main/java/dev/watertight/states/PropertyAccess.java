package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** State that is a property of an entity or session of one user: {@code user.setBotState(NONE)}. */
final class PropertyAccess {
  private static final Set<String> OWNERS =
      Set.of(
          "user",
          "users",
          "person",
          "chat",
          "session",
          "client",
          "customer",
          "member",
          "profile",
          "account",
          "student",
          "employee",
          "state",
          "dialog",
          "conversation",
          "subscriber",
          "admin",
          "context",
          "ctx",
          "tg",
          "telegram",
          "data",
          "wizard",
          "player",
          "teacher",
          "doctor");

  private final IdleConstants idle;

  PropertyAccess(IdleConstants idle) {
    this.idle = idle;
  }

  @Nullable StateAccess access(Expr.Call call, Typing typing) {
    Expr target = call.target();
    if (target == null) {
      return null;
    }
    String name = call.name();
    boolean sets = name.startsWith("set") && call.arguments().size() == 1;
    boolean gets = name.startsWith("get") && call.arguments().isEmpty();
    if (!sets && !gets || !isProperty(name.substring(3)) || !isOfUser(target, typing)) {
      return null;
    }
    StateStore store = store(target, name.substring(3), typing);
    if (gets) {
      return new StateAccess(StateAccess.Kind.READ, call, store, target, null, false);
    }
    Expr value = call.arguments().get(0);
    return new StateAccess(kind(value, typing), call, store, target, value, false);
  }

  @Nullable StateAccess access(Expr.Assign assign, Typing typing) {
    if (!(assign.target() instanceof Expr.Select select)
        || !assign.operator().equals("=")
        || !isProperty(select.name())
        || !isOfUser(select.target(), typing)) {
      return null;
    }
    return new StateAccess(
        kind(assign.value(), typing),
        assign,
        store(select.target(), select.name(), typing),
        select.target(),
        assign.value(),
        false);
  }

  private StateAccess.Kind kind(Expr value, Typing typing) {
    return idle.sense(value, typing) == IdleConstants.Sense.NONE
        ? StateAccess.Kind.WRITE
        : StateAccess.Kind.CLEAR;
  }

  private static StateStore store(Expr target, String property, Typing typing) {
    Type type = typing.typeOf(target);
    return new StateStore(StateStore.Kind.PROPERTY, property, type.name(), true);
  }

  private static boolean isProperty(String name) {
    return Words.sense(name) == Words.Sense.STATE;
  }

  /** Whether a variable holds what belongs to one user; what a library has is none of ours. */
  private static boolean isOfUser(Expr target, Typing typing) {
    Variable variable = typing.variable(target);
    if (variable == null && !(target instanceof Expr.Call)) {
      return false;
    }
    if (variable != null && variable.isField()) {
      return false;
    }
    String name = variable != null ? variable.name() : ((Expr.Call) target).name();
    Type type = typing.typeOf(target);
    return Words.hasAny(name, OWNERS)
        || !type.isUnknown() && Words.hasAny(Words.simple(type.name()), OWNERS);
  }
}
