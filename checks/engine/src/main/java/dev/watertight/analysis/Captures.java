package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the body of a lambda or class does with resources of the body around it. */
final class Captures {
  private final Body body;

  Captures(Body body) {
    this.body = body;
  }

  /**
   * The state behind a lambda: what it closes is closed; what else it mentions is handed over,
   * unless it runs right now.
   */
  State captured(Expr.Lambda lambda, State state, boolean runsNow) {
    return apply(collect(v -> Nodes.expressions(lambda.body(), true, v), state), state, runsNow);
  }

  /** The state behind the body of an anonymous or local class. */
  State captured(TypeDecl type, State state) {
    return apply(collect(v -> Nodes.expressions(type, v), state), state, false);
  }

  /** The state behind a method reference: {@code x::close} closes x, any other takes it. */
  State captured(Expr.MethodRef reference, List<Outcome> targets) {
    Outcome target = targets.get(0);
    if (!(target.value() instanceof Value.Handle handle)) {
      return target.state();
    }
    return ResourceFacts.isClosing(reference.name())
        ? body.released(handle, target.state())
        : body.handedOver(handle, target.state());
  }

  private Map<Value.Handle, Boolean> collect(Consumer<Consumer<Expr>> walk, State state) {
    Map<Value.Handle, Boolean> closes = new HashMap<>();
    if (state.open().isEmpty()) {
      return closes;
    }
    List<Expr> mentions = new ArrayList<>();
    walk.accept(
        e -> {
          if (e instanceof Expr.Call call) {
            mentions.add(call);
          } else if (e instanceof Expr.MethodRef || e instanceof Expr.Name) {
            mentions.add(e);
          } else if (e instanceof Expr.Select) {
            mentions.add(e);
          }
        });
    for (Expr e : mentions) {
      if (e instanceof Expr.Call call) {
        closing(call, state, closes);
      } else if (e instanceof Expr.MethodRef reference) {
        if (ResourceFacts.isClosing(reference.name())) {
          mention(reference.target(), state, closes, true);
        }
      } else {
        mention(e, state, closes, false);
      }
    }
    return closes;
  }

  private void closing(Expr.Call call, State state, Map<Value.Handle, Boolean> closes) {
    if (!ResourceFacts.isClosing(call.name())) {
      return;
    }
    if (call.target() != null) {
      mention(call.target(), state, closes, true);
    }
    call.arguments().forEach(a -> mention(a, state, closes, true));
  }

  private void mention(Expr e, State state, Map<Value.Handle, Boolean> closes, boolean closing) {
    Variable variable = body.typing.variable(e);
    if (variable != null && state.get(variable) instanceof Value.Handle handle) {
      closes.merge(handle, closing, Boolean::logicalOr);
    }
  }

  private State apply(Map<Value.Handle, Boolean> mentioned, State state, boolean runsNow) {
    State changed = state;
    for (Map.Entry<Value.Handle, Boolean> entry : mentioned.entrySet()) {
      if (entry.getValue()) {
        changed = body.released(entry.getKey(), changed);
      } else if (!runsNow) {
        changed = body.handedOver(entry.getKey(), changed);
      }
    }
    return changed;
  }
}
