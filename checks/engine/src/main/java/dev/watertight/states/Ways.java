package dev.watertight.states;

import dev.watertight.model.Stmt;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How a body ends.
 *
 * @param thrown failures that leave it as exceptions, the state kept
 * @param swallowed failures that a clause caught before the body ended, the state kept
 * @param clears each clear on a normal way, with the work that was done before it
 */
record Ways(Set<Risk> thrown, Map<Risk, Stmt.Catch> swallowed, Map<StateAccess, Set<Risk>> clears) {
  Ways() {
    this(new LinkedHashSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
  }
}
