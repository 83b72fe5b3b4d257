package dev.watertight.states;

import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether whoever calls a method clears the state where the method fails. */
final class Rescue {
  private static final int DEPTH = 3;

  private final Callers callers;
  private final DialogStates states;
  private final Clearing clearing;
  private final Catching catching;

  Rescue(Callers callers, DialogStates states, Clearing clearing, Catching catching) {
    this.callers = callers;
    this.states = states;
    this.clearing = clearing;
    this.catching = catching;
  }

  /** Whether all callers of a method clear what its failure leaves. */
  boolean isCertain(MethodDecl method, Risk risk, SourceFile file, Typing typing) {
    return isCertain(method, risk, file, typing, DEPTH);
  }

  private boolean isCertain(
      MethodDecl method, Risk risk, SourceFile file, Typing typing, int depth) {
    MethodInfo info = typing.info(method);
    @Nullable List<Callers.Caller> all = depth == 0 ? null : callers.of(info, method, file, typing);
    return all != null
        && !all.isEmpty()
        && all.stream().allMatch(caller -> clears(caller, risk, depth));
  }

  private boolean clears(Callers.Caller caller, Risk risk, int depth) {
    Dialog dialog = new Dialog(states, clearing, caller.typing(), /* onlyWhole= */ false);
    dialog.hasClear(caller.body());
    Risk failed = risk.at(caller.call().place());
    // Only the failure of this call is followed, whatever else may fail there.
    boolean[] reached = {false};
    RiskSource source =
        (e, typing) -> {
          reached[0] |= e == caller.call();
          return e == caller.call() ? failed : null;
        };
    Ways ways = new FailureFlow(caller.typing(), source, catching, dialog).run(caller.body());
    if (!reached[0] || ways.swallowed().containsKey(failed)) {
      return false;
    }
    return !ways.thrown().contains(failed)
        || isCertain(caller.method(), risk, caller.file(), caller.typing(), depth - 1);
  }
}
