package dev.watertight.analysis;

/**
 * How one open resource stands on one way through a body.
 *
 * @param parent id of the open resource that lent this one, -1 for none
 * @param outlives whether it stays open when that one is closed, as the statement of a connection
 *     that only goes back to its pool
 * @param stored whether a field of the object under construction holds it, so that only a failing
 *     constructor loses it
 * @param doubtful whether an unresolved call had it and may have taken it over
 * @param lastSeenByUnresolved whether such a call was its last use
 * @param forgiven whether what was thrown was the failure of a single read of it, which is worth a
 *     word only where the method catches it and goes on
 * @param afterThrow whether something was thrown on this way while it was open
 */
record Held(
    int parent,
    boolean outlives,
    boolean stored,
    boolean doubtful,
    boolean lastSeenByUnresolved,
    boolean afterThrow,
    boolean forgiven) {
  static final Held FRESH = new Held(-1, false, false, false, false, false, false);

  static Held lentBy(int parent, boolean outlives) {
    return parent < 0 ? FRESH : new Held(parent, outlives, false, false, false, false, false);
  }

  Held inField() {
    return stored
        ? this
        : new Held(parent, outlives, true, doubtful, lastSeenByUnresolved, afterThrow, forgiven);
  }

  Held passedToUnresolved() {
    return doubtful && lastSeenByUnresolved
        ? this
        : new Held(parent, outlives, stored, true, true, afterThrow, forgiven);
  }

  Held used() {
    return lastSeenByUnresolved
        ? new Held(parent, outlives, stored, doubtful, false, afterThrow, forgiven)
        : this;
  }

  Held thrown() {
    return afterThrow
        ? this
        : new Held(parent, outlives, stored, doubtful, lastSeenByUnresolved, true, forgiven);
  }

  /** What is known when either of two ways was taken. */
  Held join(Held other) {
    return equals(other)
        ? this
        : new Held(
            parent == other.parent ? parent : -1,
            outlives || other.outlives,
            stored || other.stored,
            doubtful || other.doubtful,
            lastSeenByUnresolved || other.lastSeenByUnresolved,
            afterThrow || other.afterThrow,
            forgiven || other.forgiven);
  }

  Held failedRead() {
    return forgiven
        ? this
        : new Held(parent, outlives, stored, doubtful, lastSeenByUnresolved, afterThrow, true);
  }
}
