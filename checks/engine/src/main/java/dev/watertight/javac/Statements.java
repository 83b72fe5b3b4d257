package dev.watertight.javac;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import dev.watertight.model.Expr;
import dev.watertight.model.Modifier;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** Lowers statements. */
final class Statements {
  private final Unit unit;
  private final Lowering lowering;
  private final Tries tries;

  Statements(Unit unit, Lowering lowering) {
    this.unit = unit;
    this.lowering = lowering;
    this.tries = new Tries(unit, lowering, this);
  }

  /** Lowers a block; the place of an initialiser's begins at its brace. */
  Stmt.Block block(BlockTree tree) {
    return new Stmt.Block(place(tree), lower(tree.getStatements()));
  }

  /** Where a block stands, without the word before that of a static initialiser. */
  Place place(BlockTree tree) {
    int start = tree.isStatic() ? unit.text().find(unit.start(tree), '{') : unit.start(tree);
    return unit.place(start, unit.end(tree));
  }

  /** Lowers a block without what the compiler put at its start. */
  Stmt.Block constructorBody(BlockTree tree) {
    List<StatementTree> written = new ArrayList<>(tree.getStatements().size());
    for (StatementTree statement : tree.getStatements()) {
      if (unit.start(statement) > unit.start(tree)) {
        written.add(statement);
      }
    }
    return new Stmt.Block(unit.place(tree), lower(written));
  }

  /** Lowers statements in their order. */
  List<Stmt> lower(List<? extends StatementTree> statements) {
    if (statements.isEmpty()) {
      return List.of();
    }
    List<Stmt> lowered = new ArrayList<>(statements.size());
    VariableTree previous = null;
    for (StatementTree statement : statements) {
      if (statement instanceof VariableTree variable) {
        boolean further = previous != null && unit.start(previous) == unit.start(variable);
        int previousEnd = further ? lowered.get(lowered.size() - 1).place().end() : -1;
        lowered.add(local(variable, previousEnd));
        previous = variable;
      } else {
        lowered.add(lower(statement));
        previous = null;
      }
    }
    return lowering.normal().statements(List.copyOf(lowered));
  }

  /** Lowers one statement. */
  Stmt lower(StatementTree tree) {
    if (tree instanceof ExpressionStatementTree statement) {
      Expr expression = lowering.expressions().lower(statement.getExpression());
      return new Stmt.Expression(unit.place(tree), expression);
    }
    if (tree instanceof VariableTree variable) {
      return local(variable);
    }
    if (tree instanceof IfTree branch) {
      return branch(branch);
    }
    if (tree instanceof ReturnTree exit) {
      Expr value = lowering.expressions().lowerOptional(exit.getExpression());
      return new Stmt.Return(unit.place(tree), value);
    }
    if (tree instanceof BlockTree block) {
      return block(block);
    }
    if (tree instanceof ThrowTree exit) {
      Expr exception = lowering.expressions().lower(exit.getExpression());
      return new Stmt.Throw(unit.place(tree), exception);
    }
    if (tree instanceof TryTree attempt) {
      return tries.lower(attempt);
    }
    if (tree instanceof EmptyStatementTree) {
      return new Stmt.Empty(unit.place(tree));
    }
    if (tree instanceof ClassTree type) {
      TypeDecl local = lowering.declarations().local(type);
      return new Stmt.LocalType(local.place(), local);
    }
    Stmt loop = loop(tree);
    return loop != null ? loop : other(tree);
  }

  /** A resource, which is final as the language says. */
  Stmt.Local resource(VariableTree tree) {
    Declarator declarator = Declarator.maybeTyped(unit, lowering.types(), tree);
    return local(tree, declarator, Modifiers.FINAL);
  }

  private Stmt.Local local(VariableTree tree) {
    return local(tree, -1);
  }

  private Stmt.Local local(VariableTree tree, int previousEnd) {
    Declarator declarator =
        previousEnd >= 0
            ? Declarator.further(unit, lowering.types(), tree, previousEnd)
            : Declarator.maybeTyped(unit, lowering.types(), tree);
    return local(tree, declarator, Modifiers.written(tree.getModifiers()));
  }

  private Stmt.Local local(VariableTree tree, Declarator declarator, Set<Modifier> modifiers) {
    var annotations = lowering.annotations().lower(tree.getModifiers().getAnnotations());
    Expr initializer = lowering.expressions().lowerOptional(tree.getInitializer());
    int end = tree.getInitializer() == null ? -1 : unit.end(tree.getInitializer());
    Stmt.Local written =
        new Stmt.Local(
            unit.place(declarator.name().start(), Math.max(end, declarator.end())),
            declarator.name(),
            unit.name(tree.getName()),
            declarator.type(),
            modifiers,
            annotations,
            initializer);
    return lowering.normal().local(written);
  }

  private @Nullable Stmt loop(StatementTree tree) {
    if (tree instanceof EnhancedForLoopTree loop) {
      Stmt.Local variable = local(loop.getVariable());
      Expr iterable = lowering.expressions().lower(loop.getExpression());
      return new Stmt.ForEach(unit.place(tree), variable, iterable, lower(loop.getStatement()));
    }
    if (tree instanceof ForLoopTree loop) {
      return new Stmt.For(
          unit.place(tree),
          initializers(loop.getInitializer()),
          lowering.expressions().lowerOptional(loop.getCondition()),
          updates(loop.getUpdate()),
          lower(loop.getStatement()));
    }
    if (tree instanceof WhileLoopTree loop) {
      Expr condition = lowering.expressions().lower(loop.getCondition());
      return new Stmt.While(unit.place(tree), condition, lower(loop.getStatement()));
    }
    if (tree instanceof DoWhileLoopTree loop) {
      Stmt body = lower(loop.getStatement());
      Expr condition = lowering.expressions().lower(loop.getCondition());
      return new Stmt.DoWhile(unit.place(tree), body, condition);
    }
    return null;
  }

  private Stmt other(StatementTree tree) {
    Place place = unit.place(tree);
    if (tree instanceof BreakTree jump) {
      return new Stmt.Break(place, label(jump.getLabel()));
    }
    if (tree instanceof ContinueTree jump) {
      return new Stmt.Continue(place, label(jump.getLabel()));
    }
    if (tree instanceof SwitchTree selection) {
      Expr selector = lowering.expressions().lower(selection.getExpression());
      return new Stmt.Switch(place, selector, lowering.cases().lower(selection.getCases(), false));
    }
    if (tree instanceof YieldTree exit) {
      return new Stmt.Yield(place, lowering.expressions().lower(exit.getValue()));
    }
    if (tree instanceof SynchronizedTree guarded) {
      Expr lock = lowering.expressions().lower(guarded.getExpression());
      return new Stmt.Synchronized(place, lock, block(guarded.getBlock()));
    }
    if (tree instanceof AssertTree check) {
      Expr condition = lowering.expressions().lower(check.getCondition());
      return new Stmt.Assert(
          place, condition, lowering.expressions().lowerOptional(check.getDetail()));
    }
    if (tree instanceof LabeledStatementTree labeled) {
      return new Stmt.Labeled(place, unit.name(labeled.getLabel()), lower(labeled.getStatement()));
    }
    throw unit.unsupported(tree);
  }

  // A chain of else-ifs is a loop here, for generated code has thousands.
  private Stmt branch(IfTree first) {
    List<IfTree> chain = new ArrayList<>(2);
    List<Expr> conditions = new ArrayList<>(2);
    List<Stmt> bodies = new ArrayList<>(2);
    StatementTree rest = first;
    while (rest instanceof IfTree branch) {
      chain.add(branch);
      conditions.add(lowering.expressions().lower(branch.getCondition()));
      bodies.add(lower(branch.getThenStatement()));
      rest = branch.getElseStatement();
    }
    Stmt otherwise = rest == null ? null : lower(rest);
    for (int i = chain.size() - 1; i >= 0; i--) {
      otherwise =
          new Stmt.If(unit.place(chain.get(i)), conditions.get(i), bodies.get(i), otherwise);
    }
    return Objects.requireNonNull(otherwise);
  }

  private List<Stmt> initializers(List<? extends StatementTree> trees) {
    if (trees.isEmpty() || trees.get(0) instanceof VariableTree) {
      return lower(trees);
    }
    List<Stmt> lowered = new ArrayList<>(trees.size());
    for (StatementTree tree : trees) {
      Expr expression =
          lowering.expressions().lower(((ExpressionStatementTree) tree).getExpression());
      lowered.add(new Stmt.Expression(expression.place(), expression));
    }
    return List.copyOf(lowered);
  }

  private List<Expr> updates(List<? extends ExpressionStatementTree> trees) {
    List<Expr> lowered = new ArrayList<>(trees.size());
    for (ExpressionStatementTree tree : trees) {
      lowered.add(lowering.expressions().lower(tree.getExpression()));
    }
    return List.copyOf(lowered);
  }

  private @Nullable String label(@Nullable Name label) {
    return label == null ? null : unit.name(label);
  }
}
