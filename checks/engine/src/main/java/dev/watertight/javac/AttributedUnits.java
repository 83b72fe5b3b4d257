package dev.watertight.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import dev.watertight.types.ClearingSigns;
import dev.watertight.types.OpeningSigns;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Units that a compiler has attributed already, as an Error Prone check sees them. For the thread
 * of the compiler.
 */
public final class AttributedUnits {
  private final Trees trees;
  private final ModelTypes types;
  private @Nullable ElementSigns signs;
  private @Nullable ClearingWords words;

  /**
   * Units of one run of a compiler.
   *
   * @param isSource whether a class is read from source; a compiler forgets that of a class that it
   *     has translated
   */
  public AttributedUnits(
      Trees trees, Elements elements, Types types, Predicate<TypeElement> isSource) {
    this.trees = trees;
    this.types = new ModelTypes(elements, types, isSource);
  }

  /**
   * Lowers a unit.
   *
   * @param path as it shall appear in findings
   * @param text the text that the unit was read from
   */
  public TypedJavac.Attributed lower(String path, String text, CompilationUnitTree unit) {
    return TypedJavac.lower(path, text, unit, trees, types);
  }

  /**
   * Whether something in a unit may open what has to be closed. Far cheaper than to lower it; a yes
   * may be wrong, a no is not.
   *
   * @param wanted the same for all units, as far as they are the same
   */
  public boolean mayOpen(CompilationUnitTree unit, OpeningSigns wanted) {
    if (signs == null || !signs.isOf(wanted)) {
      signs = new ElementSigns(wanted, types);
    }
    return new OpeningGlance(unit, trees, types, signs).finds();
  }

  /**
   * Whether something in a unit may end a user's dialog. Far cheaper than to lower it; a yes may be
   * wrong, a no is not.
   *
   * @param wanted the same for all units, as far as they are the same
   */
  public boolean mayClear(CompilationUnitTree unit, ClearingSigns wanted) {
    if (wanted.isBeyondTelling()) {
      return true;
    }
    if (words == null || !words.areOf(wanted)) {
      words = new ClearingWords(wanted);
    }
    return new ClearingGlance(unit, trees, words).finds();
  }
}
