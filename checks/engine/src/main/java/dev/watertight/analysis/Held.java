package dev.watertight.analysis;

/**
 * How one open resource stands on one way through a body.
 *
 * @param parent id of the open resource that lent this one and closes it with itself, -1 for none
 * @param stored whether a field of the object under construction holds it, so that only a failing
 *     constructor loses it
 * @param doubtful whether an unresolved call had it and may have taken it over
 * @param lastSeenByUnresolved whether such a call was its last use
 * @param afterThrow whether something was thrown on this way while it was open
 */
record Held(
    int parent, boolean stored, boolean doubtful, boolean lastSeenByUnresolved, boolean afterThrow) {
  static final Held FRESH = new Held(-1, false, false, false, false);

  static Held lentBy(int parent) {
    return parent < 0 ? FRESH : new Held(parent, false, false, false, false);
  }

  Held inField() {
    return stored
        ? this
        : new Held(parent, true, doubtful, lastSeenByUnresolved, afterThrow);
  }

  Held passedToUnresolved() {
    return doubtful && lastSeenByUnresolved
        ? this
        : new Held(parent, stored, true, true, afterThrow);
  }

  Held used() {
    return lastSeenByUnresolved ? new Held(parent, stored, doubtful, false, afterThrow) : this;
  }

  Held thrown() {
    return afterThrow
        ? this
        : new Held(parent, stored, doubtful, lastSeenByUnresolved, true);
  }

  /** What is known when either of two ways was taken. */
  Held join(Held other) {
    return equals(other)
        ? this
        : new Held(
            parent == other.parent ? parent : -1,
            stored || other.stored,
            doubtful || other.doubtful,
            lastSeenByUnresolved || other.lastSeenByUnresolved,
            afterThrow || other.afterThrow);
  }
}
