package dev.watertight.rules;

import dev.watertight.fixes.Fixes;
import dev.watertight.model.Edit;
import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.states.Risk;
import dev.watertight.states.StateStore;
import dev.watertight.states.StuckState;
import dev.watertight.states.StuckStates;
import dev.watertight.types.Typing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dialog state is cleared, but an exception before it leaves the user stuck. */
final class StateClearNotInFinally implements ProjectRule {
  static final String ID = "StateClearNotInFinally";
  static final RuleInfo INFO =
      new RuleInfo(
          ID,
          Severity.ERROR,
          "The dialog state is cleared, but an exception before it leaves the user stuck");

  private final StuckStates stuckStates;
  private final Settings settings;
  private final Fixes fixes;

  StateClearNotInFinally(StuckStates stuckStates, Settings settings, Fixes fixes) {
    this.stuckStates = stuckStates;
    this.settings = settings;
    this.fixes = fixes;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean mayFind(Mentions file) {
    return stuckStates.mayHave(file);
  }

  @Override
  public List<Finding> findings(SourceFile file, Typing typing) {
    return stuckStates.in(file, typing).stream()
        .map(stuck -> finding(stuck, file, typing))
        .toList();
  }

  private Finding finding(StuckState stuck, SourceFile file, Typing typing) {
    Confidence confidence = confidence(stuck);
    return new Finding(
        ID,
        file.path(),
        stuck.clear().expression().place(),
        StuckMessage.of(stuck, file),
        settings.severity(ID, confidence == Confidence.HIGH),
        confidence,
        steps(stuck),
        fix(stuck, confidence, file, typing));
  }

  /** A property may have to be stored as well, so that setting it in a finally block is not all. */
  private @Nullable Edit fix(
      StuckState stuck, Confidence confidence, SourceFile file, Typing typing) {
    boolean sure =
        confidence != Confidence.LOW
            && stuck.caught() == null
            && !stuck.asksAgain()
            && stuck.risk().kind() == Risk.Kind.WORK
            && stuck.clear().store().kind() != StateStore.Kind.PROPERTY;
    return sure
        ? fixes.clearInFinally(stuck.clear().expression(), stuck.risk().place(), file, typing)
        : null;
  }

  private static Confidence confidence(StuckState stuck) {
    Risk.Kind kind = stuck.risk().kind();
    boolean mild = kind == Risk.Kind.LOOKUP || kind == Risk.Kind.PARSING;
    if (stuck.expires() || stuck.wayOut() || stuck.leftover() || mild) {
      return Confidence.LOW;
    }
    return stuck.certain() && !stuck.answered() && !stuck.asksAgain()
        ? Confidence.HIGH
        : Confidence.MEDIUM;
  }

  private static List<Step> steps(StuckState stuck) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(stuck.risk().place(), "may throw here"));
    if (stuck.caught() != null) {
      steps.add(new Step(stuck.caught(), "caught here, with the state kept"));
    }
    steps.add(new Step(stuck.clear().expression().place(), "cleared only if nothing was thrown"));
    return steps;
  }
}
