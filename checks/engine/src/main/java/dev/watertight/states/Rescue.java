package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether whoever calls a method, or an aspect around it, clears the state where the method fails.
 */
final class Rescue {
  private static final int DEPTH = 3;

  private final Callers callers;
  private final DialogStates states;
  private final Clearing clearing;
  private final Catching catching;
  private final Aspects aspects;

  Rescue(
      Callers callers, DialogStates states, Clearing clearing, Catching catching, Aspects aspects) {
    this.callers = callers;
    this.states = states;
    this.clearing = clearing;
    this.catching = catching;
    this.aspects = aspects;
  }

  /** Whether all callers of a method, or an aspect, clear what its failure leaves. */
  boolean isCertain(MethodDecl method, Risk risk, SourceFile file, Typing typing) {
    return isCertain(method, risk, file, typing, DEPTH);
  }

  private boolean isCertain(
      MethodDecl method, Risk risk, SourceFile file, Typing typing, int depth) {
    MethodInfo info = typing.info(method);
    if (aspects.clearsFor(info, method)) {
      return true;
    }
    @Nullable List<Callers.Caller> all = depth == 0 ? null : callers.of(info, method, file, typing);
    return all != null
        && !all.isEmpty()
        && all.stream().allMatch(caller -> clears(caller, risk, depth));
  }

  private boolean clears(Callers.Caller caller, Risk risk, int depth) {
    if (!clears(caller, caller.body(), risk, depth)) {
      Stmt.Block task = task(caller);
      return task != null && clears(caller, task, risk, /* depth= */ 0);
    }
    return true;
  }

  /** The body of the innermost lambda that a call stands in, null for none. */
  private static Stmt.@Nullable Block task(Callers.Caller caller) {
    Stmt.@Nullable Block[] innermost = {null};
    Nodes.expressions(
        caller.body(),
        true,
        e -> {
          if (e instanceof Expr.Lambda lambda
              && lambda.place().contains(caller.call().place())
              && (innermost[0] == null || innermost[0].place().contains(lambda.place()))) {
            innermost[0] = lambda.body();
          }
        });
    return innermost[0];
  }

  /**
   * Whether the failure of a call is made up for in a body, or, where the body is a whole method,
   * by its callers.
   *
   * @param depth how many callers up are looked at, 0 for none
   */
  private boolean clears(Callers.Caller caller, Stmt.Block body, Risk risk, int depth) {
    Dialog dialog = new Dialog(states, clearing, caller.typing(), /* onlyWhole= */ false);
    dialog.hasClear(body);
    Risk failed = risk.at(caller.call().place());
    // Only the failure of this call is followed, whatever else may fail there.
    boolean[] reached = {false};
    RiskSource source =
        (e, typing) -> {
          reached[0] |= e == caller.call();
          return e == caller.call() ? failed : null;
        };
    Ways ways = new FailureFlow(caller.typing(), source, catching, dialog).run(body);
    if (!reached[0] || ways.swallowed().containsKey(failed)) {
      return false;
    }
    return !ways.thrown().contains(failed)
        || depth > 0 && isCertain(caller.method(), risk, caller.file(), caller.typing(), depth - 1);
  }
}
