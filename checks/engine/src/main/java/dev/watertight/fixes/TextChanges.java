package dev.watertight.fixes;

import dev.watertight.model.Edit;
import dev.watertight.model.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Small changes of one text, gathered in any order and given out as one replacement. */
final class TextChanges {
  private final List<Edit.Replacement> changes = new ArrayList<>();

  void insert(int offset, String text) {
    replace(offset, offset, text);
  }

  void delete(int start, int end) {
    replace(start, end, "");
  }

  void replace(int start, int end, String text) {
    changes.add(new Edit.Replacement(new Place(start, end), text));
  }

  /**
   * One replacement of all between the first and the last change, so that whoever applies several
   * edits sees which do not go together. Insertions at one offset stay in their order.
   *
   * @throws IllegalStateException where nothing was changed, or one place twice
   */
  Edit edit(String text) {
    if (changes.isEmpty()) {
      throw new IllegalStateException("nothing was changed");
    }
    List<Edit.Replacement> sorted = new ArrayList<>(changes);
    sorted.sort(
        Comparator.<Edit.Replacement>comparingInt(c -> c.place().start())
            .thenComparingInt(c -> c.place().end()));
    int start = sorted.get(0).place().start();
    int at = start;
    StringBuilder out = new StringBuilder();
    for (Edit.Replacement change : sorted) {
      if (change.place().start() < at) {
        throw new IllegalStateException("changed twice: " + change.place());
      }
      out.append(text, at, change.place().start()).append(change.text());
      at = change.place().end();
    }
    Edit.Replacement whole = new Edit.Replacement(new Place(start, at), out.toString());
    return new Edit(List.of(whole), List.of(), List.of());
  }
}
