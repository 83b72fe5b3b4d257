package dev.watertight.analysis;

import dev.watertight.types.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One way through a body up to a point: what variables hold, which resources are open, and which
 * way out waits for the finally blocks that still have to run. Immutable; equal states go on as
 * one.
 */
final class State {
  static final State EMPTY = new State(Map.of(), Map.of(), null);

  /** A way out that waits until a finally block is done. */
  record Pending(int tag, @Nullable Pending outer) {}

  private final Map<Object, Value> facts;
  private final Map<Integer, Held> open;
  private final @Nullable Pending pending;
  private final int hash;

  private State(Map<Object, Value> facts, Map<Integer, Held> open, @Nullable Pending pending) {
    this.facts = facts;
    this.open = open;
    this.pending = pending;
    this.hash = (facts.hashCode() * 31 + open.hashCode()) * 31 + Objects.hashCode(pending);
  }

  /** What is known of a variable, or of a condition by its text. */
  Value get(Object key) {
    return facts.isEmpty() ? Value.UNKNOWN : facts.getOrDefault(key, Value.UNKNOWN);
  }

  Map<Object, Value> facts() {
    return facts;
  }

  State with(Object key, Value value) {
    Value old = get(key);
    if (old.equals(value)) {
      return this;
    }
    Map<Object, Value> copy = new HashMap<>(facts);
    if (value == Value.UNKNOWN) {
      copy.remove(key);
    } else {
      copy.put(key, value);
    }
    return new State(copy, open, pending);
  }

  State withFacts(Map<Object, Value> changed) {
    return new State(changed, open, pending);
  }

  State without(Set<Variable> variables) {
    if (facts.isEmpty() || variables.isEmpty()) {
      return this;
    }
    Map<Object, Value> copy = null;
    for (Variable variable : variables) {
      if (facts.containsKey(variable)) {
        if (copy == null) {
          copy = new HashMap<>(facts);
        }
        copy.remove(variable);
      }
    }
    return copy == null ? this : new State(copy, open, pending);
  }

  Map<Integer, Held> open() {
    return open;
  }

  boolean isOpen(int id) {
    return open.containsKey(id);
  }

  State opened(int id, Held held) {
    Map<Integer, Held> copy = new HashMap<>(open);
    copy.put(id, held);
    return new State(facts, copy, pending);
  }

  /** Without the obligations for these resources and for all that they lent. */
  State ended(Set<Integer> ids) {
    if (open.isEmpty()) {
      return this;
    }
    Map<Integer, Held> copy = new HashMap<>(open);
    boolean changed = false;
    for (Integer id : ids) {
      changed |= copy.remove(id) != null;
    }
    for (boolean more = true; more; ) {
      more =
          copy.values()
              .removeIf(
                  h ->
                      h.parent() >= 0
                          && !h.outlives()
                          && !copy.containsKey(h.parent())
                          && open.containsKey(h.parent()));
      changed |= more;
    }
    return changed ? new State(facts, copy, pending) : this;
  }

  /** Without the obligations for these resources only; what they lent stays open. */
  State handedOver(Set<Integer> ids) {
    if (ids.stream().noneMatch(open::containsKey)) {
      return this;
    }
    Map<Integer, Held> copy = new HashMap<>(open);
    copy.keySet().removeAll(ids);
    return new State(facts, copy, pending);
  }

  State change(Set<Integer> ids, UnaryOperator<Held> how) {
    Map<Integer, Held> copy = null;
    for (Integer id : ids) {
      Held held = open.get(id);
      if (held != null) {
        Held changed = how.apply(held);
        if (!changed.equals(held)) {
          copy = copy == null ? new HashMap<>(open) : copy;
          copy.put(id, changed);
        }
      }
    }
    return copy == null ? this : new State(facts, copy, pending);
  }

  /** Every open resource changed. */
  State changeAll(UnaryOperator<Held> how) {
    return open.isEmpty() ? this : change(open.keySet(), how);
  }

  /** The most recent instance of a site becomes an earlier one. */
  State renamed(int from, int to) {
    Map<Integer, Held> copy = new HashMap<>();
    open.forEach((id, held) -> copy.put(id == from ? to : id, held));
    Map<Object, Value> renamed = new HashMap<>();
    facts.forEach(
        (key, value) ->
            renamed.put(
                key, value instanceof Value.Handle handle ? handle.renamed(from, to) : value));
    return new State(renamed, copy, pending);
  }

  @Nullable Pending pending() {
    return pending;
  }

  State push(int tag) {
    return new State(facts, open, new Pending(tag, pending));
  }

  State pop() {
    return new State(facts, open, Objects.requireNonNull(pending).outer());
  }

  /** Whether some variable still leads to this resource. */
  boolean isReachable(int id) {
    for (Value value : facts.values()) {
      if (value instanceof Value.Handle handle && handle.ids().contains(id)) {
        return true;
      }
    }
    return false;
  }

  /** What both ways have in common; where they differ about a resource, nobody asks any more. */
  State join(State other) {
    Map<Object, Value> both = new HashMap<>(facts);
    both.entrySet().removeIf(e -> !e.getValue().equals(other.get(e.getKey())));
    Map<Integer, Held> openInBoth = new HashMap<>();
    open.forEach(
        (id, held) -> {
          Held there = other.open.get(id);
          if (there != null) {
            openInBoth.put(id, held.join(there));
          }
        });
    return new State(both, openInBoth, pending);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return this == object
        || object instanceof State other
            && hash == other.hash
            && open.equals(other.open)
            && facts.equals(other.facts)
            && Objects.equals(pending, other.pending);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "State" + facts + open + (pending == null ? "" : pending);
  }
}
