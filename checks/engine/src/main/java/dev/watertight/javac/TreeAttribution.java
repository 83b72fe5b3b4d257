package dev.watertight.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.watertight.model.Expr;
import dev.watertight.types.Attribution;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Type;
import java.util.IdentityHashMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What attributed trees know, found when it is asked for. The compiler serves one thread at a time,
 * so files of one task take turns.
 */
final class TreeAttribution implements Attribution, Unit.Listener {
  private final Trees trees;
  private final ModelTypes types;
  private final TreePath root;
  private final IdentityHashMap<Expr, Tree> origins = new IdentityHashMap<>();

  TreeAttribution(CompilationUnitTree unit, Trees trees, ModelTypes types) {
    this.trees = trees;
    this.types = types;
    this.root = new TreePath(unit);
  }

  @Override
  public void lowered(Expr expression, Tree from) {
    origins.put(expression, from);
  }

  @Override
  public void named(ClassTree local, String binaryName) {
    Element element = element(local);
    if (element != null) {
      types.name(element, binaryName);
    }
  }

  @Override
  public @Nullable Type typeOf(Expr expression) {
    synchronized (types) {
      Tree tree = origins.get(expression);
      if (tree == null || namesType(element(tree))) {
        return null;
      }
      TypeMirror type = trees.getTypeMirror(path(tree));
      return type == null ? null : types.type(type);
    }
  }

  @Override
  public @Nullable MethodInfo method(Expr expression) {
    synchronized (types) {
      Tree tree = origins.get(expression);
      return tree != null
              && !(expression instanceof Expr.Name)
              && !(expression instanceof Expr.Select)
              && element(tree) instanceof ExecutableElement method
          ? types.method(method)
          : null;
    }
  }

  @Override
  public boolean namesType(Expr expression) {
    synchronized (types) {
      Tree tree = origins.get(expression);
      boolean name = expression instanceof Expr.Name || expression instanceof Expr.Select;
      return tree != null
          && (expression instanceof Expr.TypeUse || (name && namesType(element(tree))));
    }
  }

  private @Nullable Element element(Tree tree) {
    Tree named = tree;
    if (named instanceof MethodInvocationTree call) {
      named = call.getMethodSelect();
    }
    while (named instanceof ParenthesizedTree parenthesized) {
      named = parenthesized.getExpression();
    }
    return named instanceof ExpressionTree || named instanceof ClassTree
        ? trees.getElement(path(named))
        : null;
  }

  private static boolean namesType(@Nullable Element element) {
    if (element == null) {
      return false;
    }
    return switch (element.getKind()) {
      case PACKAGE, CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE, TYPE_PARAMETER -> true;
      default -> false;
    };
  }

  // The path's leaf is all that is looked at.
  private TreePath path(Tree tree) {
    return new TreePath(root, tree);
  }
}
