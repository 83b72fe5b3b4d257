package dev.watertight.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Looks through one attributed unit for the first node that is a sign of something. */
abstract class Glance extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final CompilationUnitTree unit;
  private final TreePath root;
  private final Trees trees;

  /** Whether there is one; the rest is not looked at any more. */
  boolean found;

  Glance(CompilationUnitTree unit, Trees trees) {
    this.unit = unit;
    this.root = new TreePath(unit);
    this.trees = trees;
  }

  boolean finds() {
    scan(unit.getTypeDecls(), null);
    return found;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    return found ? null : super.scan(tree, null);
  }

  @Nullable Element element(Tree tree) {
    return trees.getElement(new TreePath(root, tree));
  }

  @Nullable TypeMirror mirror(Tree tree) {
    return trees.getTypeMirror(new TreePath(root, tree));
  }
}
