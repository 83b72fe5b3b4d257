package dev.watertight.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.VariableTree;
import dev.watertight.model.Expr;
import dev.watertight.model.Parameter;
import dev.watertight.model.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Lowers lambdas. */
final class Lambdas {
  private final Unit unit;
  private final Lowering lowering;

  Lambdas(Unit unit, Lowering lowering) {
    this.unit = unit;
    this.lowering = lowering;
  }

  Expr lower(LambdaExpressionTree tree) {
    List<Parameter> parameters = parameters(tree.getParameters());
    if (tree.getBody() instanceof BlockTree block) {
      Stmt.Block body = lowering.statements().block(block);
      return new Expr.Lambda(unit.place(tree), parameters, body, false);
    }
    Expr value = lowering.expressions().lower(tree.getBody());
    Stmt result = new Stmt.Return(value.place(), value);
    Stmt.Block body = new Stmt.Block(value.place(), List.of(result));
    return new Expr.Lambda(unit.place(tree), parameters, body, true);
  }

  private List<Parameter> parameters(List<? extends VariableTree> parameters) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    List<Parameter> lowered = new ArrayList<>(parameters.size());
    for (VariableTree parameter : parameters) {
      Declarator declarator = Declarator.maybeTyped(unit, lowering.types(), parameter);
      lowered.add(lowering.members().parameter(parameter, declarator));
    }
    return List.copyOf(lowered);
  }
}
