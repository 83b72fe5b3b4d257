package dev.watertight.analysis;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** What is known of the value of an expression or variable on one way through a body. */
// The constants are made of a record that has no initialiser of its own.
@SuppressWarnings("ClassInitializationDeadlock")
sealed interface Value {
  /** Nothing is known. */
  Value UNKNOWN = new Known(Kind.UNKNOWN);

  /** It is null. */
  Value NULL = new Known(Kind.NULL);

  /** It is some object that nobody follows. */
  Value NON_NULL = new Known(Kind.NON_NULL);

  /** It is true. */
  Value TRUE = new Known(Kind.TRUE);

  /** It is false. */
  Value FALSE = new Known(Kind.FALSE);

  /** A value that needs no identity. */
  record Known(Kind kind) implements Value {}

  /** What a {@link Known} value is. */
  enum Kind {
    UNKNOWN,
    NULL,
    NON_NULL,
    TRUE,
    FALSE
  }

  /**
   * An object through which these resources can be closed: the resource, a wrapper around it, or a
   * part that closes the whole.
   *
   * @param ids in rising order, which a random order of several would let through to the findings
   */
  record Handle(Set<Integer> ids) implements Value {
    static Handle of(int id) {
      return new Handle(Set.of(id));
    }

    Handle renamed(int from, int to) {
      if (!ids.contains(from)) {
        return this;
      }
      Set<Integer> changed = new TreeSet<>(ids);
      changed.remove(from);
      changed.add(to);
      return new Handle(Collections.unmodifiableSet(changed));
    }

    Handle with(Handle other) {
      if (other.ids.equals(ids)) {
        return this;
      }
      Set<Integer> all = new TreeSet<>(ids);
      all.addAll(other.ids);
      return new Handle(Collections.unmodifiableSet(all));
    }
  }

  /** The cold publisher that a closer returned: the resources close once it is subscribed. */
  record ColdClose(Set<Integer> ids) implements Value {}

  /** The truth of a boolean. */
  static Value of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /** Whether this is certainly an object. */
  default boolean isNonNull() {
    return this instanceof Handle || this == NON_NULL || this instanceof ColdClose;
  }
}
