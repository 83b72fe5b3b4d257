package dev.watertight.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest tree that starts at an offset. The compiler places what it says of a call at
 * its last dot, maybe lines below its start; of the first name in it, at the start.
 */
final class TreeAt extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final int offset;
  private Tree around;

  private TreeAt(CompilationUnitTree unit, SourcePositions positions, int offset) {
    this.unit = unit;
    this.positions = positions;
    this.offset = offset;
    this.around = unit;
  }

  /** The smallest tree that starts there; where a processor left none, one that is around. */
  static Tree find(CompilationUnitTree unit, SourcePositions positions, int offset) {
    TreeAt search = new TreeAt(unit, positions, offset);
    unit.getTypeDecls().forEach(type -> search.scan(type, null));
    return search.around;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    if (tree == null) {
      return null;
    }
    long start = positions.getStartPosition(unit, tree);
    if (start <= offset && offset < positions.getEndPosition(unit, tree)) {
      if (start >= 0 && start >= positions.getStartPosition(unit, around)) {
        around = tree;
      }
      super.scan(tree, null);
    }
    return null;
  }
}
