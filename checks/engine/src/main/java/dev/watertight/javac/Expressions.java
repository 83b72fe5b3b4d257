package dev.watertight.javac;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lowers expressions. What nests to the left (operators, calls on calls) is lowered in a loop, for
 * programs concatenate thousands of strings.
 */
final class Expressions {
  private final Unit unit;
  private final Lowering lowering;

  Expressions(Unit unit, Lowering lowering) {
    this.unit = unit;
    this.lowering = lowering;
  }

  /** Lowers an expression; parentheses around it are dropped. */
  Expr lower(Tree tree) {
    Tree left = left(tree);
    if (left == null) {
      return leaf(tree);
    }
    Deque<Tree> spine = new ArrayDeque<>();
    Tree leaf = tree;
    while (left != null) {
      spine.push(leaf);
      leaf = left;
      left = left(leaf);
    }
    Expr lowered = leaf(leaf);
    int start = unit.start(leaf);
    while (!spine.isEmpty()) {
      Tree outer = spine.pop();
      if (outer instanceof ParenthesizedTree) {
        start = unit.start(outer);
      } else {
        lowered = unit.node(composite(outer, unit.place(start, unit.end(outer)), lowered), outer);
      }
    }
    return lowered;
  }

  /** Lowers an expression that may be absent. */
  @Nullable Expr lowerOptional(@Nullable Tree tree) {
    return tree == null ? null : lower(tree);
  }

  /** Lowers expressions in their order. */
  List<Expr> lower(List<? extends Tree> trees) {
    if (trees.isEmpty()) {
      return List.of();
    }
    if (trees.size() == 1) {
      return List.of(lower(trees.get(0)));
    }
    List<Expr> lowered = new ArrayList<>(trees.size());
    for (Tree tree : trees) {
      lowered.add(lower(tree));
    }
    return List.copyOf(lowered);
  }

  /** A resource that names a variable; the compiler takes the semicolon behind it for its own. */
  Expr resource(ExpressionTree tree) {
    int end = unit.text().wordEnd(unit.start(tree));
    if (tree instanceof MemberSelectTree select && !isKeyword(select)) {
      Expr target = lower(select.getExpression());
      int dot = unit.text().behind(unit.end(select.getExpression()), '.');
      end = unit.text().wordEnd(unit.text().token(dot));
      Place place = unit.place(unit.start(tree), end);
      return unit.node(new Expr.Select(place, target, unit.name(select.getIdentifier())), tree);
    }
    if (tree instanceof IdentifierTree identifier) {
      return unit.node(identifier(identifier, unit.place(unit.start(tree), end)), tree);
    }
    return lower(tree);
  }

  /** What a tree starts with and is lowered before the rest, null for none. */
  private @Nullable Tree left(Tree tree) {
    if (tree instanceof MethodInvocationTree call) {
      return call.getMethodSelect() instanceof MemberSelectTree select
          ? select.getExpression()
          : null;
    }
    if (tree instanceof MemberSelectTree select) {
      return select.getIdentifier().contentEquals("class") ? null : select.getExpression();
    }
    if (tree instanceof BinaryTree binary) {
      return binary.getLeftOperand();
    }
    if (tree instanceof ParenthesizedTree parenthesized) {
      return parenthesized.getExpression();
    }
    if (tree instanceof AssignmentTree assignment) {
      return assignment.getVariable();
    }
    if (tree instanceof NewClassTree creation) {
      return Creations.outer(creation);
    }
    if (tree instanceof ArrayAccessTree access) {
      return access.getExpression();
    }
    if (tree instanceof ConditionalExpressionTree conditional) {
      return conditional.getCondition();
    }
    if (tree instanceof InstanceOfTree test) {
      return test.getExpression();
    }
    if (tree instanceof CompoundAssignmentTree assignment) {
      return assignment.getVariable();
    }
    return tree instanceof UnaryTree unary && Operators.isPostfix(unary)
        ? unary.getExpression()
        : null;
  }

  private Expr composite(Tree tree, Place place, Expr left) {
    if (tree instanceof MethodInvocationTree call) {
      return call(call, place, left);
    }
    if (tree instanceof MemberSelectTree select) {
      return switch (select.getIdentifier().length()) {
        case 4 ->
            select.getIdentifier().contentEquals("this")
                ? new Expr.This(place, left)
                : select(select, place, left);
        case 5 ->
            select.getIdentifier().contentEquals("super")
                ? new Expr.Super(place, left)
                : select(select, place, left);
        default -> select(select, place, left);
      };
    }
    if (tree instanceof BinaryTree binary) {
      return new Expr.Binary(place, Operators.of(binary), left, lower(binary.getRightOperand()));
    }
    if (tree instanceof AssignmentTree assignment) {
      return new Expr.Assign(place, left, "=", lower(assignment.getExpression()));
    }
    if (tree instanceof NewClassTree creation) {
      return lowering.creations().object(creation, place, left);
    }
    if (tree instanceof ArrayAccessTree access) {
      return new Expr.Index(place, left, lower(access.getIndex()));
    }
    if (tree instanceof ConditionalExpressionTree conditional) {
      Expr whenTrue = lower(conditional.getTrueExpression());
      return new Expr.Conditional(place, left, whenTrue, lower(conditional.getFalseExpression()));
    }
    if (tree instanceof InstanceOfTree test) {
      return new Expr.InstanceOf(place, left, lowering.patterns().of(test));
    }
    if (tree instanceof CompoundAssignmentTree assignment) {
      return new Expr.Assign(
          place, left, Operators.of(assignment), lower(assignment.getExpression()));
    }
    return new Expr.Unary(place, Operators.of((UnaryTree) tree), left);
  }

  private Expr leaf(Tree tree) {
    return unit.node(leaf(tree, tree.getKind()), tree);
  }

  private Expr leaf(Tree tree, Tree.Kind kind) {
    if (tree instanceof IdentifierTree identifier) {
      return identifier(identifier, unit.place(tree));
    }
    if (tree instanceof LiteralTree literal) {
      return new Expr.Literal(unit.place(tree), literal.getValue());
    }
    if (tree instanceof MethodInvocationTree call) {
      return call(call, unit.place(tree), null);
    }
    if (tree instanceof NewClassTree creation) {
      return lowering.creations().object(creation, unit.place(tree), null);
    }
    if (tree instanceof LambdaExpressionTree lambda) {
      return lowering.lambdas().lower(lambda);
    }
    if (tree instanceof MemberSelectTree select) {
      return new Expr.ClassLiteral(
          unit.place(tree), lowering.types().lower(select.getExpression()));
    }
    if (tree instanceof UnaryTree unary) {
      return prefix(unary);
    }
    if (tree instanceof MemberReferenceTree reference) {
      return reference(reference);
    }
    if (tree instanceof TypeCastTree cast) {
      return new Expr.Cast(
          unit.place(tree), lowering.types().parts(cast.getType()), lower(cast.getExpression()));
    }
    if (tree instanceof NewArrayTree array) {
      return lowering.creations().array(array);
    }
    if (tree instanceof SwitchExpressionTree selection) {
      Expr selector = lower(selection.getExpression());
      return new Expr.SwitchExpr(
          unit.place(tree), selector, lowering.cases().lower(selection.getCases(), true));
    }
    if (tree instanceof AnnotationTree annotation) {
      return new Expr.Nested(unit.place(tree), lowering.annotations().lower(annotation));
    }
    throw new UnsupportedSyntax(unit.start(tree), kind.name());
  }

  private Expr identifier(IdentifierTree tree, Place place) {
    String name = unit.name(tree.getName());
    return switch (name) {
      case "this" -> new Expr.This(place, null);
      case "super" -> new Expr.Super(place, null);
      default -> new Expr.Name(place, name);
    };
  }

  private Expr select(MemberSelectTree tree, Place place, Expr target) {
    return new Expr.Select(place, target, unit.name(tree.getIdentifier()));
  }

  private Expr call(MethodInvocationTree tree, Place place, @Nullable Expr target) {
    Tree method = tree.getMethodSelect();
    String name;
    Place namePlace;
    if (method instanceof MemberSelectTree select) {
      name = unit.name(select.getIdentifier());
      namePlace = nameAtEnd(select, name);
    } else if (method instanceof IdentifierTree identifier) {
      name = unit.name(identifier.getName());
      // Type arguments before this(..) and super(..) are part of the tree.
      int end = unit.end(method);
      namePlace = unit.place(unit.text().lastWordStart(end), end);
    } else {
      throw unit.unsupported(tree);
    }
    return new Expr.Call(
        place,
        target,
        name,
        namePlace,
        lowering.types().lower(tree.getTypeArguments()),
        lower(tree.getArguments()));
  }

  private Place nameAtEnd(MemberSelectTree select, String name) {
    int end = unit.end(select);
    int start = end - name.length();
    if (start >= 0 && unit.text().isWord(start, name)) {
      return unit.place(start, end);
    }
    return unit.place(unit.text().lastWordStart(end), end);
  }

  private Expr prefix(UnaryTree tree) {
    Place place = unit.place(tree);
    if (tree.getKind() == Tree.Kind.UNARY_MINUS
        && tree.getExpression() instanceof LiteralTree literal
        && !unit.text().is(unit.start(literal), '-')) {
      if (literal.getValue() instanceof Integer number) {
        return new Expr.Literal(place, -number);
      }
      if (literal.getValue() instanceof Long number) {
        return new Expr.Literal(place, -number);
      }
    }
    return new Expr.Unary(place, Operators.of(tree), lower(tree.getExpression()));
  }

  private Expr reference(MemberReferenceTree tree) {
    Tree qualifier = tree.getQualifierExpression();
    Expr target =
        TypeNames.isTypeOnly(qualifier)
            ? unit.node(typeUse(qualifier), qualifier)
            : lower(qualifier);
    String name =
        tree.getMode() == MemberReferenceTree.ReferenceMode.NEW ? "new" : unit.name(tree.getName());
    return new Expr.MethodRef(unit.place(unit.start(tree), unit.end(tree)), target, name);
  }

  private Expr typeUse(Tree type) {
    var name = lowering.types().lower(type);
    return new Expr.TypeUse(name.place(), name);
  }

  private static boolean isKeyword(MemberSelectTree select) {
    return select.getIdentifier().contentEquals("this")
        || select.getIdentifier().contentEquals("class");
  }
}
