package dev.watertight.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A file that the compiler has entered.
 *
 * @param type one of its classes
 */
record Entered(Source source, TypeElement type) {
  /**
   * All files with a class in them, sorted by path. The public interface leads to all classes of a
   * compilation through their packages only, and that way reads every class file of those packages,
   * with warnings about what the files refer to.
   */
  static Collection<Entered> all(VisitorState state) {
    TreeMap<String, Entered> files = new TreeMap<>();
    for (ClassSymbol type : state.getSymtab().getAllClasses()) {
      // First of all: to ask anything else of a class from a class file would read the file.
      JavaFileObject file = type.sourcefile;
      if (file != null
          && !type.getSimpleName().contentEquals("package-info")
          && type.getNestingKind() == NestingKind.TOP_LEVEL) {
        Source source = Source.of(file);
        if (source.uri().isAbsolute() && !files.containsKey(source.path())) {
          files.put(source.path(), new Entered(source, type));
        }
      }
    }
    return files.values();
  }

  /** Its trees, null where the compiler has translated one of its classes, in place. */
  @Nullable CompilationUnitTree unit(Trees trees) {
    if (trees.getTree(type) == null) {
      return null;
    }
    CompilationUnitTree unit = trees.getPath(type).getCompilationUnit();
    TreePath root = new TreePath(unit);
    for (Tree declared : unit.getTypeDecls()) {
      if (declared instanceof ClassTree
          && (!(trees.getElement(new TreePath(root, declared)) instanceof TypeElement other)
              || trees.getTree(other) == null)) {
        return null;
      }
    }
    return unit;
  }

  /** The folders of the outermost packages of files, as far as they lie in the file system. */
  static Set<Path> roots(Collection<Entered> files) {
    Map<String, Entered> perFolder = new HashMap<>();
    files.forEach(file -> perFolder.put(file.source.folder() + ' ' + file.packageName(), file));
    Set<Path> roots = new TreeSet<>();
    perFolder.values().forEach(file -> file.source.root(file.packageName()).ifPresent(roots::add));
    return roots;
  }

  private String packageName() {
    return type.getEnclosingElement() instanceof PackageElement owner
        ? owner.getQualifiedName().toString()
        : "";
  }
}
