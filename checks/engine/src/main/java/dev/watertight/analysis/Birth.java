package dev.watertight.analysis;

/**
 * A resource comes into being at an expression.
 *
 * @param type binary name of what is created, the creator's type rather than the declared one
 * @param grade how much hangs on it
 * @param borrowed whether it was lent by a pool that runs dry
 * @param certainty how sure it is that whoever got it has to close it
 * @param nullable whether null may have come instead
 * @param ownIo whether it is a stream or channel, whose own reading and writing may fail
 */
record Birth(
    String type,
    Grade grade,
    boolean borrowed,
    Certainty certainty,
    boolean nullable,
    boolean ownIo) {
  /** How much hangs on a resource. */
  enum Grade {
    /** A storage, client, pool or connection. */
    STORAGE,
    /** A stream, channel, statement, response or other closeable. */
    RESOURCE
  }

  /** How sure it is that it must be closed here. */
  enum Certainty {
    /** Known of the type and the creator. */
    SURE,
    /** The type must be closed; an unresolved method gave it. */
    POSSIBLE,
    /** Only what the body itself does shows that it must be closed: it closes it on some way. */
    ON_EVIDENCE,
    /** Its type has a close method that does nothing yet; only to drop it at once is a fault. */
    IF_DROPPED
  }

  Birth atMost(Certainty limit) {
    return certainty.compareTo(limit) >= 0
        ? this
        : new Birth(type, grade, borrowed, limit, nullable, ownIo);
  }
}
