package dev.watertight.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A file that the compiler has entered.
 *
 * @param type one of its classes
 * @param unit null where the compiler has translated it already, and forgotten what it was
 */
record Entered(Source source, TypeElement type, @Nullable CompilationUnitTree unit) {
  /**
   * All files with a class in them, sorted by path. The public interface leads to all classes of a
   * compilation through their packages only, and that way reads every class file of those packages,
   * with warnings about what the files refer to.
   */
  static Collection<Entered> all(VisitorState state, Trees trees) {
    TreeMap<String, Entered> files = new TreeMap<>();
    for (ClassSymbol type : state.getSymtab().getAllClasses()) {
      // First of all: to ask anything else of a class from a class file would read the file.
      JavaFileObject file = type.sourcefile;
      if (file != null
          && file.toUri().isAbsolute()
          && !type.getSimpleName().contentEquals("package-info")
          && type.getNestingKind() == NestingKind.TOP_LEVEL) {
        Source source = Source.of(file);
        if (!files.containsKey(source.path())) {
          files.put(source.path(), of(source, type, trees));
        }
      }
    }
    return files.values();
  }

  private static Entered of(Source source, TypeElement type, Trees trees) {
    boolean translated = trees.getTree(type) == null;
    return new Entered(source, type, translated ? null : trees.getPath(type).getCompilationUnit());
  }

  /** The folder of its outermost package, absent for what is no file of the file system. */
  Optional<Path> root() {
    return source.root(
        type.getEnclosingElement() instanceof PackageElement owner
            ? owner.getQualifiedName().toString()
            : "");
  }
}
