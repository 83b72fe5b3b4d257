package dev.watertight.javac;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import dev.watertight.types.Type;
import javax.lang.model.element.Name;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Looks through one attributed unit for the first node that may open something. */
final class OpeningGlance extends Glance {
  private final ModelTypes types;
  private final ElementSigns signs;

  OpeningGlance(CompilationUnitTree unit, Trees trees, ModelTypes types, ElementSigns signs) {
    super(unit, trees);
    this.types = types;
    this.signs = signs;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    found |= signs.isReceiver(tree.getName());
    return super.visitMethod(tree, null);
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
    // It has statements of its own.
    found = true;
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    found |= signs.creates(element(tree.getIdentifier()));
    return super.visitNewClass(tree, null);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    found |=
        tree.getMode() == MemberReferenceTree.ReferenceMode.NEW
            ? signs.creates(element(tree.getQualifierExpression()))
            : isGiver(tree.getName(), tree, tree.getQualifierExpression());
    return super.visitMemberReference(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      found |=
          signs.closes(select.getIdentifier())
              || isGiver(select.getIdentifier(), select, select.getExpression());
    } else if (tree.getMethodSelect() instanceof IdentifierTree name) {
      found |= isGiver(name.getName(), name, null);
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    found |= isCall(tree.getInitializer()) && signs.holds(type(tree));
    return super.visitVariable(tree, null);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
    found |= isCall(tree.getExpression()) && signs.holds(type(tree.getVariable()));
    return super.visitAssignment(tree, null);
  }

  private static boolean isCall(@Nullable ExpressionTree value) {
    @Nullable ExpressionTree source = value;
    while (source instanceof ParenthesizedTree || source instanceof TypeCastTree) {
      source =
          source instanceof TypeCastTree cast
              ? cast.getExpression()
              : ((ParenthesizedTree) source).getExpression();
    }
    return source instanceof MethodInvocationTree;
  }

  /** Whether a call gives its caller something. */
  private boolean isGiver(Name name, ExpressionTree named, @Nullable ExpressionTree receiver) {
    return signs.gives(element(named))
        || signs.makes(name) && signs.makes(receiver == null ? null : type(receiver), name);
  }

  private @Nullable Type type(Tree tree) {
    TypeMirror type = mirror(tree);
    return type == null ? null : types.type(type);
  }
}
