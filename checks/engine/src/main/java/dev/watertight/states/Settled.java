package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import java.util.IdentityHashMap;
import java.util.Set;

/** Chains of calls that say what happens when a step of theirs fails. */
final class Settled {
  private static final Set<String> SETTLING =
      Set.of(
          "exceptionally",
          "exceptionallyAsync",
          "whenComplete",
          "whenCompleteAsync",
          "handle",
          "handleAsync",
          "doOnError",
          "onErrorResume",
          "doFinally",
          "doOnTerminate",
          "doAfterTerminate");

  private Settled() {}

  /** The lambdas of a body, by reference, with the one behind them that runs when they fail. */
  static IdentityHashMap<Expr.Lambda, Expr.Lambda> in(Stmt.Block body) {
    IdentityHashMap<Expr.Lambda, Expr.Lambda> settled = new IdentityHashMap<>();
    Nodes.expressions(
        body,
        false,
        e -> {
          if (e instanceof Expr.Call call && SETTLING.contains(call.name())) {
            call.arguments().stream()
                .filter(Expr.Lambda.class::isInstance)
                .map(Expr.Lambda.class::cast)
                .findFirst()
                .ifPresent(lambda -> before(call, lambda, settled));
          }
        });
    return settled;
  }

  private static void before(
      Expr.Call call, Expr.Lambda failed, IdentityHashMap<Expr.Lambda, Expr.Lambda> settled) {
    Expr e = call.target();
    while (e instanceof Expr.Call step) {
      for (Expr argument : step.arguments()) {
        if (argument instanceof Expr.Lambda lambda) {
          settled.putIfAbsent(lambda, failed);
        }
      }
      e = step.target();
    }
  }
}
