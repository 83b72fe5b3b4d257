package dev.watertight.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.watertight.model.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the body of a class.
 *
 * @param name the name, null where the text has none
 */
record Header(@Nullable Place name) {

  static Header of(Unit unit, ClassTree tree) {
    SourceText text = unit.text();
    int at = text.token(Math.max(0, Math.max(unit.start(tree), unit.end(tree.getModifiers()))));
    if (text.is(at, '@')) {
      at = text.token(at + 1);
    }
    boolean keyword =
        text.isWord(at, "class")
            || text.isWord(at, "interface")
            || text.isWord(at, "enum")
            || text.isWord(at, "record");
    int name = text.token(text.wordEnd(at));
    boolean found = keyword && text.isWord(name, tree.getSimpleName());
    return new Header(found ? unit.place(name, text.wordEnd(name)) : null);
  }

  /** Offset of the brace that opens the body. */
  static int body(Unit unit, ClassTree tree, Place name, List<VariableTree> components) {
    int from = behind(unit, tree.getTypeParameters(), name.end());
    from = behind(unit, components, from);
    if (tree.getExtendsClause() != null) {
      from = Math.max(from, unit.end(tree.getExtendsClause()));
    }
    from = behind(unit, tree.getImplementsClause(), from);
    from = behind(unit, tree.getPermitsClause(), from);
    return unit.text().find(from, '{');
  }

  private static int behind(Unit unit, List<? extends Tree> parts, int from) {
    return parts.isEmpty() ? from : Math.max(from, unit.end(parts.get(parts.size() - 1)));
  }
}
