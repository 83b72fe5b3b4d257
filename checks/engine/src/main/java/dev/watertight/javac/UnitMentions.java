package dev.watertight.javac;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.watertight.model.Mentions;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Takes the names of a unit into {@link Mentions}, without lowering what is in its bodies. */
final class UnitMentions extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Unit unit;
  private final TypeNames types;
  private final Mentions.Builder names;

  /** Statements in a switch expression are no statements of the body around it. */
  private boolean inBody = true;

  UnitMentions(Unit unit, Mentions.Builder names) {
    this.unit = unit;
    this.types = new TypeNames(unit);
    this.names = names;
  }

  void scanTypes() {
    scan(unit.tree().getTypeDecls(), null);
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    if (!inBody) {
      return null;
    }
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field) {
        names.holds(typeName(field.getType()));
        scan(field.getInitializer(), null);
        if (tree.getKind() == Tree.Kind.RECORD
            && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
          component(unit.name(field.getName()));
        }
      } else {
        scan(member, null);
      }
    }
    return null;
  }

  /** The language adds an accessor, which selects the field. */
  private void component(String name) {
    names.declares(name);
    names.uses(name);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    names.declares(unit.name(tree.getName()));
    tree.getParameters().forEach(this::parameter);
    return scan(tree.getBody(), null);
  }

  /** A local variable; fields and parameters are taken in where they are declared. */
  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    if (inBody) {
      names.local(writtenType(tree), unit.name(tree.getName()));
    }
    return scan(tree.getInitializer(), null);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
    if (inBody && !tree.getResources().isEmpty()) {
      names.manages();
    }
    return super.visitTry(tree, null);
  }

  @Override
  public @Nullable Void visitCatch(CatchTree tree, @Nullable Void unused) {
    return scan(tree.getBlock(), null);
  }

  @Override
  public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
    for (Tree label : NewerTrees.labels(tree)) {
      switch (label.getKind().name()) {
        case "DEFAULT_CASE_LABEL" -> {}
        case "CONSTANT_CASE_LABEL" ->
            scan(NewerTrees.part("ConstantCaseLabelTree", "getConstantExpression", label), null);
        case "PATTERN_CASE_LABEL" ->
            ofCase(NewerTrees.part("PatternCaseLabelTree", "getPattern", label));
        case "BINDING_PATTERN", "PARENTHESIZED_PATTERN", "DECONSTRUCTION_PATTERN" -> ofCase(label);
        default -> scan(label, null);
      }
    }
    scan(NewerTrees.guard(tree), null);
    if (tree.getCaseKind() == CaseTree.CaseKind.RULE) {
      scan(tree.getBody(), null);
    } else {
      scan(tree.getStatements(), null);
    }
    return null;
  }

  private void ofCase(Tree pattern) {
    if (inBody) {
      pattern(pattern);
    }
  }

  private void pattern(Tree pattern) {
    if (pattern instanceof BindingPatternTree binding) {
      String name = unit.name(binding.getVariable().getName());
      if (!name.equals("_")) {
        names.parameter(writtenType(binding.getVariable()), name);
      }
      return;
    }
    switch (pattern.getKind().name()) {
      case "PARENTHESIZED_PATTERN" ->
          pattern(NewerTrees.part("ParenthesizedPatternTree", "getPattern", pattern));
      case "DECONSTRUCTION_PATTERN" ->
          NewerTrees.parts("DeconstructionPatternTree", "getNestedPatterns", pattern)
              .forEach(this::pattern);
      default -> {}
    }
  }

  @Override
  public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void unused) {
    if (tree.getPattern() != null) {
      pattern(tree.getPattern());
    }
    return scan(tree.getExpression(), null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      names.calls(unit.name(select.getIdentifier()), true);
      scan(select.getExpression(), null);
    } else if (tree.getMethodSelect() instanceof IdentifierTree name) {
      names.calls(unit.name(name.getName()), false);
    }
    return scan(tree.getArguments(), null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    names.creates(typeName(tree.getIdentifier()));
    scan(tree.getEnclosingExpression(), null);
    scan(tree.getArguments(), null);
    if (tree.getClassBody() != null) {
      boolean before = inBody;
      inBody = true;
      visitClass(tree.getClassBody(), null);
      inBody = before;
    }
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    tree.getParameters().forEach(this::parameter);
    boolean before = inBody;
    inBody = true;
    scan(tree.getBody(), null);
    inBody = before;
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
    names.isBeyondTelling();
    scan(tree.getExpression(), null);
    boolean before = inBody;
    inBody = false;
    scan(tree.getCases(), null);
    inBody = before;
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    ExpressionTree target = tree.getQualifierExpression();
    if (tree.getMode() != MemberReferenceTree.ReferenceMode.NEW) {
      names.uses(unit.name(tree.getName()));
    } else if (target instanceof IdentifierTree name) {
      names.creates(unit.name(name.getName()));
    } else if (target instanceof MemberSelectTree select) {
      names.creates(unit.name(select.getIdentifier()));
    }
    return TypeNames.isTypeOnly(target) ? null : scan(target, null);
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
    String name = unit.name(tree.getIdentifier());
    switch (name) {
      case "class", "this", "super" -> {
        return null;
      }
      default -> {
        names.uses(name);
        return scan(tree.getExpression(), null);
      }
    }
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    String name = unit.name(tree.getName());
    if (!name.equals("this") && !name.equals("super")) {
      names.names(name);
    }
    return null;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
    assigned(tree.getVariable());
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree tree, @Nullable Void unused) {
    assigned(tree.getVariable());
    return super.visitCompoundAssignment(tree, null);
  }

  private void assigned(ExpressionTree target) {
    ExpressionTree bare = target;
    while (bare instanceof ParenthesizedTree parenthesized) {
      bare = parenthesized.getExpression();
    }
    if (bare instanceof IdentifierTree variable) {
      names.assigns(unit.name(variable.getName()));
    }
  }

  @Override
  public @Nullable Void visitTypeCast(TypeCastTree tree, @Nullable Void unused) {
    return scan(tree.getExpression(), null);
  }

  @Override
  public @Nullable Void visitNewArray(NewArrayTree tree, @Nullable Void unused) {
    scan(tree.getDimensions(), null);
    return scan(tree.getInitializers(), null);
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void unused) {
    return null;
  }

  private void parameter(VariableTree parameter) {
    names.parameter(writtenType(parameter), unit.name(parameter.getName()));
  }

  /** The type of a variable, null where it is inferred; the compiler fills that in. */
  private @Nullable String writtenType(VariableTree variable) {
    Tree type = variable.getType();
    return type == null || unit.end(type) < 0 ? null : typeName(type);
  }

  private String typeName(Tree type) {
    Tree element = type;
    while (true) {
      if (element instanceof AnnotatedTypeTree annotated) {
        element = annotated.getUnderlyingType();
      } else if (element instanceof ArrayTypeTree array) {
        element = array.getType();
      } else {
        return types.name(element);
      }
    }
  }
}
