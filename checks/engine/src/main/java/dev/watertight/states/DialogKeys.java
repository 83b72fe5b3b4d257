package dev.watertight.states;

import dev.watertight.catalogue.StateNames;
import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.types.Answer;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.List;

/** What a store is asked by: a user or chat, or what a configuration names. Immutable. */
final class DialogKeys {
  private final World world;
  private final List<String> types;

  DialogKeys(World world, List<StateNames> names) {
    this.world = world;
    this.types = names.stream().flatMap(n -> n.keys().stream()).toList();
  }

  /** Whether an expression may name the user or chat whose state is asked for. */
  boolean isKey(Expr e, Typing typing) {
    return UserKeys.isKey(e) || hasNamed(e, typing);
  }

  /** Whether an expression is made from a key of a type that is named. */
  boolean hasNamed(Expr e, Typing typing) {
    if (types.isEmpty()) {
      return false;
    }
    boolean[] found = {false};
    Nodes.expressions(e, false, part -> found[0] = found[0] || isNamed(typing.typeOf(part)));
    return found[0];
  }

  /** Whether a configuration names a type as that of keys. */
  boolean isNamed(Type type) {
    return types.stream().anyMatch(t -> world.isA(type, t) == Answer.YES);
  }
}
