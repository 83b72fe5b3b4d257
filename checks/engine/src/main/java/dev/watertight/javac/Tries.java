package dev.watertight.javac;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import dev.watertight.model.Expr;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Lowers {@code try}. */
final class Tries {
  private final Unit unit;
  private final Lowering lowering;
  private final Statements statements;

  Tries(Unit unit, Lowering lowering, Statements statements) {
    this.unit = unit;
    this.lowering = lowering;
    this.statements = statements;
  }

  Stmt lower(TryTree tree) {
    List<Stmt> resources = resources(tree.getResources());
    Stmt.Block body = statements.block(tree.getBlock());
    List<Stmt.Catch> catches = new ArrayList<>(tree.getCatches().size());
    for (CatchTree clause : tree.getCatches()) {
      catches.add(lower(clause));
    }
    Stmt.Block last =
        tree.getFinallyBlock() == null ? null : statements.block(tree.getFinallyBlock());
    return new Stmt.Try(unit.place(tree), resources, body, List.copyOf(catches), last);
  }

  private List<Stmt> resources(List<? extends Tree> trees) {
    if (trees.isEmpty()) {
      return List.of();
    }
    List<Stmt> resources = new ArrayList<>(trees.size());
    for (Tree tree : trees) {
      if (tree instanceof VariableTree variable) {
        resources.add(statements.resource(variable));
      } else {
        Expr named = lowering.expressions().resource((ExpressionTree) tree);
        resources.add(new Stmt.Expression(named.place(), named));
      }
    }
    return List.copyOf(resources);
  }

  private Stmt.Catch lower(CatchTree tree) {
    VariableTree parameter = tree.getParameter();
    List<TypeName> types = lowering.types().parts(parameter.getType());
    int behindTypes = types.get(types.size() - 1).place().end();
    int name = unit.text().token(behindTypes);
    return new Stmt.Catch(
        unit.place(tree),
        types,
        unit.name(parameter.getName()),
        unit.place(name, unit.text().wordEnd(name)),
        statements.block(tree.getBlock()));
  }
}
