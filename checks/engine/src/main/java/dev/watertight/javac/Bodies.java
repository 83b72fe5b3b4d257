package dev.watertight.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import dev.watertight.model.Expr;
import dev.watertight.model.Stmt;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lowers what members do, or leaves that out of an outline. */
final class Bodies {
  /** Initialisers that give no constant, whatever is in them. */
  private static final Set<Tree.Kind> NO_CONSTANTS =
      Set.of(
          Tree.Kind.NEW_CLASS,
          Tree.Kind.NEW_ARRAY,
          Tree.Kind.METHOD_INVOCATION,
          Tree.Kind.LAMBDA_EXPRESSION,
          Tree.Kind.MEMBER_REFERENCE,
          Tree.Kind.CONDITIONAL_EXPRESSION,
          Tree.Kind.SWITCH_EXPRESSION,
          Tree.Kind.TYPE_CAST);

  private final Lowering lowering;
  private final boolean wanted;

  Bodies(Lowering lowering, boolean wanted) {
    this.lowering = lowering;
    this.wanted = wanted;
  }

  boolean areWanted() {
    return wanted;
  }

  /** The body of a method or constructor. */
  Stmt.Block of(BlockTree tree, boolean constructor) {
    if (!wanted) {
      return empty(tree);
    }
    return constructor
        ? lowering.statements().constructorBody(tree)
        : lowering.statements().block(tree);
  }

  /** The body of an initialiser. */
  Stmt.Block block(BlockTree tree) {
    return wanted ? lowering.statements().block(tree) : empty(tree);
  }

  /** The value of a field, null where there is none, or none that is wanted. */
  @Nullable Expr initializer(@Nullable ExpressionTree tree) {
    return tree == null || !wanted && NO_CONSTANTS.contains(tree.getKind())
        ? null
        : lowering.expressions().lower(tree);
  }

  private Stmt.Block empty(BlockTree tree) {
    return new Stmt.Block(lowering.statements().place(tree), List.of());
  }
}
