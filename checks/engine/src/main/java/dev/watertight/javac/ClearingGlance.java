package dev.watertight.javac;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.List;
import javax.lang.model.element.Name;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Looks through one attributed unit for the first node that may end a user's dialog. */
final class ClearingGlance extends Glance {
  private final ClearingWords words;

  ClearingGlance(CompilationUnitTree unit, Trees trees, ClearingWords words) {
    super(unit, trees);
    this.words = words;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
    found |=
        tree.getVariable() instanceof MemberSelectTree select
            && words.of(select.getIdentifier()).state();
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      found |= mayClear(select.getIdentifier(), select.getExpression(), tree.getArguments());
    } else if (tree.getMethodSelect() instanceof IdentifierTree name) {
      found |= mayClear(name.getName(), null, tree.getArguments());
    }
    return super.visitMethodInvocation(tree, null);
  }

  private boolean mayClear(
      Name method, @Nullable ExpressionTree receiver, List<? extends ExpressionTree> arguments) {
    ClearingWords.Word word = words.of(method);
    if (word.sets() && receiver != null && arguments.size() == 1) {
      return true;
    }
    if (!word.ends() && !word.writes()) {
      return false;
    }
    if (arguments.isEmpty()) {
      return receiver != null && (word.ofState() || isOfState(receiver));
    }
    return arguments.stream().anyMatch(this::mayBeUser)
        && (word.ends() || word.ofState() || receiver != null && isOfState(receiver));
  }

  private boolean mayBeUser(ExpressionTree argument) {
    boolean[] user = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        user[0] |= words.of(tree.getName()).user();
        return null;
      }

      @Override
      public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
        user[0] |= words.of(tree.getIdentifier()).user();
        return super.visitMemberSelect(tree, null);
      }
    }.scan(argument, null);
    return user[0];
  }

  private boolean isOfState(ExpressionTree receiver) {
    boolean named =
        receiver instanceof IdentifierTree variable && words.of(variable.getName()).ofState()
            || receiver instanceof MemberSelectTree field
                && words.of(field.getIdentifier()).ofState();
    return named || isOfState(mirror(receiver));
  }

  /** Whether a type or an argument of it is named so; of a type that is not known, it may be. */
  private boolean isOfState(@Nullable TypeMirror type) {
    if (type == null || type.getKind() == TypeKind.ERROR) {
      return true;
    }
    return type instanceof DeclaredType declared
        ? words.of(declared.asElement().getSimpleName()).ofState()
            || declared.getTypeArguments().stream().anyMatch(this::isOfState)
        : type.getKind() == TypeKind.TYPEVAR;
  }
}
