package dev.watertight.analysis;

import dev.watertight.model.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The abrupt ways out of a statement: for each the states that take it, each with the place where
 * it was first taken. Returned and yielded values ride along.
 */
final class WaysOut {
  /** More states than this on one way out are not told apart any more. */
  private static final int LIMIT = 4 * States.LIMIT;

  /** A state with the value that it carries out. */
  record Taken(State state, Value value) {}

  private final Map<WayOut, Map<Taken, Place>> ways = new LinkedHashMap<>();

  void take(WayOut way, State state, Value value, Place place) {
    Map<Taken, Place> taken = ways.computeIfAbsent(way, w -> new LinkedHashMap<>());
    if (taken.size() < LIMIT) {
      taken.putIfAbsent(new Taken(state, value), place);
    }
  }

  void take(WayOut way, State state, Place place) {
    take(way, state, Value.UNKNOWN, place);
  }

  void takeAll(WayOut way, Map<Taken, Place> taken) {
    taken.forEach((t, place) -> take(way, t.state(), t.value(), place));
  }

  void takeAll(WaysOut others) {
    others.ways.forEach(this::takeAll);
  }

  /** Takes one way out of the map; its states, in the order in which they came. */
  Collection<State> remove(WayOut way) {
    Map<Taken, Place> taken = ways.remove(way);
    List<State> states = new ArrayList<>();
    if (taken != null) {
      taken.keySet().forEach(t -> states.add(t.state()));
    }
    return states;
  }

  /** Takes a value-carrying way out of the map. */
  Map<Taken, Place> removeWithValues(WayOut way) {
    @Nullable Map<Taken, Place> taken = ways.remove(way);
    return Objects.requireNonNullElse(taken, Map.of());
  }

  /** The same ways out with every state changed. */
  WaysOut mapped(UnaryOperator<State> change) {
    WaysOut mapped = new WaysOut();
    ways.forEach(
        (way, taken) ->
            taken.forEach(
                (t, place) -> mapped.take(way, change.apply(t.state()), t.value(), place)));
    return mapped;
  }

  Map<WayOut, Map<Taken, Place>> ways() {
    return ways;
  }
}
