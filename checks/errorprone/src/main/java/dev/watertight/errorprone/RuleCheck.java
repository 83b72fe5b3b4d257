package dev.watertight.errorprone;

import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.watertight.model.Edit;
import dev.watertight.rules.Finding;

/** Reports the findings of the rule whose id is the name of the check. */
abstract class RuleCheck extends BugChecker implements CompilationUnitTreeMatcher {
  /** The name that stands for all checks, in {@code -Xep} and in {@code @SuppressWarnings}. */
  static final String ALL = "watertight";

  /** Where the pages of the rules are, each below its id. */
  static final String PAGES = "https://watertight.dev/rules/";

  private static final long serialVersionUID = 1L;

  @Override
  public Description matchCompilationUnit(CompilationUnitTree unit, VisitorState state) {
    for (Finding finding : Compilation.of(state).findings(unit, state)) {
      if (finding.rule().equals(canonicalName())) {
        report(finding, unit, state);
      }
    }
    return Description.NO_MATCH;
  }

  private void report(Finding finding, CompilationUnitTree unit, VisitorState state) {
    Levels levels = new Levels(state.errorProneOptions());
    if (!levels.reports(finding)) {
      return;
    }
    Trees trees = Trees.instance(state.context.get(JavacTask.class));
    Tree tree = TreeAt.find(unit, trees.getSourcePositions(), finding.place().start());
    Description.Builder description = buildDescription(tree).setMessage(finding.message());
    if (finding.fix() != null) {
      description.addFix(suggested(finding.fix()));
    }
    state.reportMatch(levels.apply(finding, description.build()));
  }

  private static SuggestedFix suggested(Edit edit) {
    SuggestedFix.Builder fix = SuggestedFix.builder();
    edit.replacements().forEach(r -> fix.replace(r.place().start(), r.place().end(), r.text()));
    edit.addImports().forEach(fix::addImport);
    edit.removeImports().forEach(fix::removeImport);
    return fix.build();
  }
}
