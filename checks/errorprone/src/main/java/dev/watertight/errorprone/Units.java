package dev.watertight.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Collection;
import java.util.TreeMap;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** The compilation units that a compiler has entered so far. */
final class Units {
  private Units() {}

  /**
   * All units with a class in them, by path. The public interface names no way to all classes of a
   * compilation but through their packages, and that would read every class file of those.
   */
  static Collection<CompilationUnitTree> entered(VisitorState state, Trees trees) {
    TreeMap<String, CompilationUnitTree> units = new TreeMap<>();
    for (TypeElement type : state.getSymtab().getAllClasses()) {
      // First of all, since to ask anything of a class from a class file would read the file.
      if (trees.getTree(type) != null && type.getNestingKind() == NestingKind.TOP_LEVEL) {
        TreePath path = trees.getPath(type);
        if (path != null) {
          CompilationUnitTree unit = path.getCompilationUnit();
          units.put(Source.of(unit.getSourceFile()).path(), unit);
        }
      }
    }
    return units.values();
  }
}
