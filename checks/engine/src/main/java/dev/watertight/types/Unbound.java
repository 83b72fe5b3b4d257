package dev.watertight.types;

import dev.watertight.model.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The members of a file whose bodies nobody has asked for yet: binding them is dear, and most are
 * never asked for.
 */
final class Unbound {
  private final List<Part> parts = new ArrayList<>();
  private int[] reach = {};
  private int left;

  private static final class Part {
    private final Place place;
    private final Runnable binding;
    private boolean bound;

    Part(Place place, Runnable binding) {
      this.place = place;
      this.binding = binding;
    }
  }

  void add(Place place, Runnable binding) {
    parts.add(new Part(place, binding));
    left++;
  }

  /** Ends the adding. */
  void seal() {
    parts.sort(Comparator.comparingInt(part -> part.place.start()));
    reach = new int[parts.size()];
    int furthest = -1;
    for (int i = 0; i < reach.length; i++) {
      furthest = Math.max(furthest, parts.get(i).place.end());
      reach[i] = furthest;
    }
  }

  /** Binds every part around an offset. */
  void bindAt(int offset) {
    if (left == 0) {
      return;
    }
    int low = 0;
    int high = parts.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (parts.get(middle).place.start() <= offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    // Variables that are declared together share a part of their places.
    for (int i = high; i >= 0 && reach[i] >= offset; i--) {
      bind(parts.get(i));
    }
  }

  void bindAll() {
    parts.forEach(this::bind);
  }

  private void bind(Part part) {
    if (!part.bound) {
      part.bound = true;
      left--;
      part.binding.run();
    }
  }
}
