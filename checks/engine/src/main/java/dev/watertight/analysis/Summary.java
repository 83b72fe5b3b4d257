package dev.watertight.analysis;

import dev.watertight.analysis.Calls.ArgumentFate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What callers have to know of a project method.
 *
 * @param fresh what it creates and returns on every way on which it does not return null; null for
 *     nothing
 * @param mayReturnNull whether it returns null on some way
 * @param fates what becomes of each parameter's resource; empty where nothing is known
 * @param neverReturns whether it ends on no way but by throwing or ending the process
 * @param releasesReceiver whether it closes what its object owns
 */
record Summary(
    @Nullable Birth fresh,
    boolean mayReturnNull,
    List<ArgumentFate> fates,
    boolean neverReturns,
    boolean releasesReceiver,
    boolean isUnknown) {
  static final Summary UNKNOWN = new Summary(null, false, List.of(), false, false, true);

  /** Of a method that gives nothing and is given nothing. */
  static final Summary PLAIN = new Summary(null, false, List.of(), false, false, false);

  /** What becomes of a resource passed as this argument, null where nothing is known. */
  @Nullable ArgumentFate fate(int argument) {
    if (fates.isEmpty()) {
      return null;
    }
    return fates.get(Math.min(argument, fates.size() - 1));
  }
}
