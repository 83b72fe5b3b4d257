package dev.watertight.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** One compilation unit that is being lowered: places, names, and who wants to know of nodes. */
final class Unit {
  /** Is told what became of the trees. */
  interface Listener {
    /** This expression was made from this tree. */
    void lowered(Expr expression, Tree from);

    /** This local class has this binary name. */
    void named(ClassTree local, String binaryName);
  }

  private final CompilationUnitTree tree;
  private final SourcePositions positions;
  private final SourceText text;
  private final @Nullable Listener listener;
  private final Map<Name, String> names = new HashMap<>();

  /**
   * A unit.
   *
   * @param listener null for nobody
   */
  Unit(
      CompilationUnitTree tree,
      SourcePositions positions,
      String text,
      @Nullable Listener listener) {
    this.tree = tree;
    this.positions = positions;
    this.text = new SourceText(text);
    this.listener = listener;
  }

  CompilationUnitTree tree() {
    return tree;
  }

  SourceText text() {
    return text;
  }

  /** Where a tree starts, parentheses included; negative for a tree that the compiler made. */
  int start(Tree part) {
    return (int) positions.getStartPosition(tree, part);
  }

  /** Where a tree ends; negative for a tree that the compiler made. */
  int end(Tree part) {
    return (int) positions.getEndPosition(tree, part);
  }

  Place place(Tree part) {
    int start = start(part);
    return place(start, end(part));
  }

  /** A range; an end that the compiler does not know is the start. */
  Place place(int start, int end) {
    int from = Math.max(0, start);
    return new Place(from, Math.max(from, end));
  }

  /** The same string for the same name; the unnamed variable is an underscore. */
  String name(Name name) {
    return names.computeIfAbsent(name, Unit::written);
  }

  /** Tells who listens, and gives the expression back. */
  <E extends Expr> E node(E expression, Tree from) {
    if (listener != null) {
      listener.lowered(expression, from);
    }
    return expression;
  }

  /** Tells who listens what a local class is called. */
  void named(ClassTree local, String binaryName) {
    if (listener != null) {
      listener.named(local, binaryName);
    }
  }

  UnsupportedSyntax unsupported(Tree part) {
    return new UnsupportedSyntax(start(part), part.getKind().name());
  }

  private static String written(Name name) {
    return name.isEmpty() ? "_" : name.toString();
  }
}
