package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.types.Invocation;
import dev.watertight.types.Typing;
import java.util.Set;

/** Which calls run what they are given, at once or when the work before them went well. */
final class Chains {
  private static final Set<String> THEN =
      Set.of(
          "thenRun",
          "thenAccept",
          "thenApply",
          "thenRunAsync",
          "thenAcceptAsync",
          "thenCompose",
          "doOnSuccess",
          "doOnNext",
          "onSuccess",
          "addOnSuccessListener");
  private static final Set<String> SETTLING =
      Set.of(
          "whenComplete",
          "whenCompleteAsync",
          "handle",
          "handleAsync",
          "exceptionally",
          "doFinally",
          "doOnTerminate",
          "doAfterTerminate",
          "doOnError",
          "onErrorResume",
          "onFailure",
          "addOnCompleteListener");
  private static final Set<String> RUNS_NOW =
      Set.of(
          "forEach",
          "ifPresent",
          "ifPresentOrElse",
          "map",
          "flatMap",
          "filter",
          "orElseGet",
          "computeIfAbsent",
          "computeIfPresent",
          "compute",
          "removeIf");

  private Chains() {}

  /** Whether what a call is given runs only if the work before it went well. */
  static boolean isThen(Expr.Call call, Expr whole) {
    return THEN.contains(call.name()) && !isSettled(whole);
  }

  /** Whether a chain of calls also says what happens when its work fails. */
  private static boolean isSettled(Expr whole) {
    boolean[] settled = {false};
    Nodes.expressions(
        whole,
        false,
        e -> settled[0] |= e instanceof Expr.Call call && SETTLING.contains(call.name()));
    return settled[0];
  }

  /** Whether a call runs what it is given before it returns. */
  static boolean runsNow(Expr.Call call, Typing typing) {
    if (!RUNS_NOW.contains(call.name())) {
      return false;
    }
    Invocation invocation = typing.invocation(call);
    String owner = invocation.owner();
    boolean unknown = invocation.receiver().isUnknown();
    return unknown && call.name().equals("forEach")
        || (owner.startsWith("java.util.") || owner.equals("java.lang.Iterable"))
            && !owner.startsWith("java.util.concurrent.Executor")
            && !owner.startsWith("java.util.concurrent.Completable");
  }
}
