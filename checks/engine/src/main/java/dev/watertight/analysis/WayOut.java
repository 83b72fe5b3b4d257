package dev.watertight.analysis;

import dev.watertight.types.Type;
import org.jspecify.annotations.Nullable;

/**
 * How control leaves a statement.
 *
 * @param label of a break or continue, null for none
 * @param thrown what is thrown, UNKNOWN for anything; only of {@link Kind#THROW}
 * @param explicit whether a throw statement throws it
 */
record WayOut(Kind kind, @Nullable String label, @Nullable Type thrown, boolean explicit) {
  static final WayOut NORMAL = new WayOut(Kind.NORMAL, null, null, false);
  static final WayOut RETURN = new WayOut(Kind.RETURN, null, null, false);
  static final WayOut YIELD = new WayOut(Kind.YIELD, null, null, false);

  /** The ways. */
  enum Kind {
    NORMAL,
    RETURN,
    YIELD,
    BREAK,
    CONTINUE,
    THROW
  }

  static WayOut breaking(@Nullable String label) {
    return new WayOut(Kind.BREAK, label, null, false);
  }

  static WayOut continuing(@Nullable String label) {
    return new WayOut(Kind.CONTINUE, label, null, false);
  }

  static WayOut throwing(Type type, boolean explicit) {
    return new WayOut(Kind.THROW, null, type, explicit);
  }
}
