package dev.watertight.javac;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import dev.watertight.model.Expr;
import dev.watertight.model.Pattern;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Lowers the cases of switches. */
final class Cases {
  private final Unit unit;
  private final Lowering lowering;

  Cases(Unit unit, Lowering lowering) {
    this.unit = unit;
    this.lowering = lowering;
  }

  /**
   * Lowers cases.
   *
   * @param valued whether they are of a switch expression
   */
  List<Stmt.Case> lower(List<? extends CaseTree> cases, boolean valued) {
    List<Stmt.Case> lowered = new ArrayList<>(cases.size());
    for (CaseTree tree : cases) {
      lowered.add(lower(tree, valued));
    }
    return List.copyOf(lowered);
  }

  private Stmt.Case lower(CaseTree tree, boolean valued) {
    List<Expr> constants = new ArrayList<>(2);
    List<Pattern> patterns = new ArrayList<>(2);
    boolean isDefault = false;
    ExpressionTree guard = NewerTrees.guard(tree);
    List<Tree> labels = NewerTrees.labels(tree);
    for (Tree label : labels) {
      switch (label.getKind().name()) {
        case "DEFAULT_CASE_LABEL" -> isDefault = true;
        case "CONSTANT_CASE_LABEL" ->
            constants.add(
                lowering
                    .expressions()
                    .lower(
                        NewerTrees.part("ConstantCaseLabelTree", "getConstantExpression", label)));
        case "PATTERN_CASE_LABEL" ->
            patterns.add(
                lowering
                    .patterns()
                    .lower(NewerTrees.part("PatternCaseLabelTree", "getPattern", label)));
        case "BINDING_PATTERN", "PARENTHESIZED_PATTERN", "DECONSTRUCTION_PATTERN" ->
            patterns.add(lowering.patterns().lower(label));
        default -> constants.add(lowering.expressions().lower(label));
      }
    }
    Expr loweredGuard = lowering.expressions().lowerOptional(guard);
    boolean arrow = tree.getCaseKind() == CaseTree.CaseKind.RULE;
    List<Stmt> body = arrow ? List.of(arrow(tree, valued)) : statements(tree);
    int end = body.isEmpty() ? unit.end(tree) : body.get(body.size() - 1).place().end();
    return new Stmt.Case(
        unit.place(unit.start(tree), end),
        List.copyOf(constants),
        List.copyOf(patterns),
        isDefault || labels.isEmpty(),
        loweredGuard,
        arrow,
        body);
  }

  private List<Stmt> statements(CaseTree tree) {
    List<? extends StatementTree> statements = tree.getStatements();
    return statements == null ? List.of() : lowering.statements().lower(statements);
  }

  private Stmt arrow(CaseTree tree, boolean valued) {
    Tree body = tree.getBody();
    if (!(body instanceof ExpressionTree expression)) {
      return lowering.statements().lower((StatementTree) body);
    }
    Expr value = lowering.expressions().lower(expression);
    Place place = unit.place(unit.start(expression), unit.text().behind(unit.end(expression), ';'));
    return valued ? new Stmt.Yield(place, value) : new Stmt.Expression(place, value);
  }
}
