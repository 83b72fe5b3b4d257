package dev.watertight.javac;

import dev.watertight.types.ClearingSigns;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Name;

/** What names say of the end of a dialog, each worked out once. */
final class ClearingWords {
  private final ClearingSigns signs;
  private final Map<Name, Word> words = new HashMap<>();

  /**
   * What a name says.
   *
   * @param ends whether such a method ends a dialog
   * @param writes whether such a method writes state
   * @param sets whether such a method sets a property that is state
   * @param ofState whether it has to do with state
   * @param state whether such a property is state
   * @param user whether it may be a user
   */
  record Word(
      boolean ends, boolean writes, boolean sets, boolean ofState, boolean state, boolean user) {}

  ClearingWords(ClearingSigns signs) {
    this.signs = signs;
  }

  boolean areOf(ClearingSigns others) {
    return signs == others;
  }

  Word of(Name name) {
    Word known = words.get(name);
    if (known == null) {
      String text = name.toString();
      known =
          new Word(
              signs.ends(text),
              signs.writes(text),
              text.startsWith("set") && signs.isState(text.substring(3)),
              signs.isOfState(text),
              signs.isState(text),
              signs.isUser(text));
      words.put(name, known);
    }
    return known;
  }
}
