package dev.watertight.analysis;

import dev.watertight.model.Place;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is still open on some way out of a body.
 *
 * @param created where it was created
 * @param type binary name of the resource
 * @param storage whether it is a storage, client, pool or connection
 * @param borrowed whether a pool lent it
 * @param extent on which ways
 * @param leaves where control leaves with the resource open: the place of the return, throw, call
 *     that may throw, or overwriting; the end of the body else
 * @param cause how it leaves there
 * @param certain whether it is known that it had to be closed here
 * @param closedElsewhere whether the body closes it on some other way
 * @param handedOver whether the body gives it, or what was made of it, away on some way
 * @param holder name of the variable that held it first, null for none
 */
public record Leak(
    Place created,
    String type,
    boolean storage,
    boolean borrowed,
    Extent extent,
    Place leaves,
    Cause cause,
    boolean certain,
    boolean closedElsewhere,
    boolean handedOver,
    @Nullable String holder) {
  /** On which ways a resource stays open. */
  public enum Extent {
    /** On every way on which it was created. */
    ALWAYS,
    /** On some way without an exception, but not on all. */
    SOME_NORMAL_WAY,
    /** Only when something throws. */
    EXCEPTIONAL_ONLY
  }

  /** How control leaves with the resource open. */
  public enum Cause {
    END,
    RETURN,
    THROW,
    MAY_THROW,
    OVERWRITTEN,
    /** Not at all: a field keeps it, and nothing in its class closes it. */
    FIELD
  }
}
