package dev.watertight.states;

import dev.watertight.catalogue.StateNames;
import dev.watertight.model.Expr;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which values mean that no dialog is going on. */
final class IdleConstants {
  private static final Set<String> SURE =
      Set.of(
          "NONE",
          "IDLE",
          "DEFAULT",
          "NO_STATE",
          "EMPTY",
          "FREE",
          "NOTHING",
          "INACTIVE",
          "NO_ACTION",
          "NULL",
          "UNSET",
          "DEFAULT_STATE",
          "IDLE_STATE",
          "NONE_STATE",
          "BASIC_STATE",
          "NO_DIALOG",
          "NO_STEP",
          "NOT_WAITING");
  private static final Set<String> PROBABLE =
      Set.of(
          "START",
          "MENU",
          "MAIN_MENU",
          "MENU_MAIN",
          "MAINMENU",
          "START_MENU",
          "HOME_MENU",
          "MAIN",
          "HOME",
          "INITIAL",
          "INIT",
          "BASE",
          "BASIC",
          "NORMAL",
          "REGISTERED",
          "STARTED",
          "START_STATE",
          "MAIN_STATE",
          "ACTIVE",
          "COMPLETED",
          "FINISHED",
          "DONE");
  private static final Set<String> TEXTS =
      Set.of("", "none", "idle", "default", "null", "start", "menu", "main", "main_menu");
  private static final Set<String> VALUE_OF =
      Set.of("getCode", "name", "toString", "getId", "getValue", "getName", "ordinal", "getState");

  private final List<String> configured;

  IdleConstants(List<StateNames> names) {
    this.configured = names.stream().flatMap(n -> n.idle().stream()).toList();
  }

  /** How surely a value means no dialog. */
  enum Sense {
    NONE,
    PROBABLE,
    SURE
  }

  Sense sense(Expr value, Typing typing) {
    Expr e = constant(value);
    if (e instanceof Expr.Literal literal) {
      return ofLiteral(literal.value());
    }
    String name = nameOf(e);
    if (name == null) {
      return Sense.NONE;
    }
    Variable variable = typing.variable(e);
    if (variable != null && configured.contains(variable.owner() + "#" + variable.name())) {
      return Sense.SURE;
    }
    if (variable != null && !variable.isField()) {
      return Sense.NONE;
    }
    if (SURE.contains(name)) {
      return Sense.SURE;
    }
    return PROBABLE.contains(name) ? Sense.PROBABLE : Sense.NONE;
  }

  /** The constant that a value is made from: {@code MENU} of {@code MENU.name()}. */
  static Expr constant(Expr value) {
    Expr e = value;
    while (e instanceof Expr.Call call
        && call.target() != null
        && call.arguments().isEmpty()
        && VALUE_OF.contains(call.name())) {
      e = call.target();
    }
    return e;
  }

  private static Sense ofLiteral(@Nullable Object value) {
    if (value == null) {
      return Sense.SURE;
    }
    return value instanceof String text && TEXTS.contains(Words.lower(text))
        ? Sense.PROBABLE
        : Sense.NONE;
  }

  static @Nullable String nameOf(Expr e) {
    if (e instanceof Expr.Name name) {
      return name.identifier();
    }
    return e instanceof Expr.Select select ? select.name() : null;
  }
}
