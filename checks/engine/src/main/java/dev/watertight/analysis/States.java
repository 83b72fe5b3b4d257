package dev.watertight.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sets of states, kept few: equal ones go on as one, and too many are joined towards unknown. */
final class States {
  /** More ways than this are joined; large enough for a handful of correlated flags. */
  static final int LIMIT = 16;

  private States() {}

  /** These states, at most {@link #LIMIT} of them for each way out that waits. */
  static Collection<State> limited(Collection<State> states) {
    if (states.size() <= LIMIT) {
      return states;
    }
    Map<Object, List<State>> byPending = new LinkedHashMap<>();
    for (State state : states) {
      byPending.computeIfAbsent(Objects.hash(state.pending()), k -> new ArrayList<>()).add(state);
    }
    Collection<State> few = new LinkedHashSet<>();
    byPending.values().forEach(group -> few.addAll(group.size() <= LIMIT ? group : joined(group)));
    return few;
  }

  private static Collection<State> joined(List<State> states) {
    Map<Object, State> bySituation = new LinkedHashMap<>();
    for (State state : states) {
      bySituation.merge(situation(state), state, State::join);
    }
    if (bySituation.size() <= LIMIT) {
      return bySituation.values();
    }
    Iterator<State> rest = bySituation.values().iterator();
    State all = rest.next();
    while (rest.hasNext()) {
      all = all.join(rest.next());
    }
    return List.of(all);
  }

  /** What must not be lost when states are joined: which resources are open and who holds them. */
  private static Object situation(State state) {
    Map<Object, Value> handles = new HashMap<>();
    state
        .facts()
        .forEach(
            (key, value) -> {
              if (value instanceof Value.Handle) {
                handles.put(key, value);
              }
            });
    return List.of(state.open(), handles, Objects.hash(state.pending()));
  }
}
