package dev.watertight.states;

import dev.watertight.model.Place;
import dev.watertight.types.Type;

/**
 * Work that may fail with an exception.
 *
 * @param place of the call in the body that is looked at
 * @param kind why it may fail
 * @param what the call that fails, as {@code orders.save}; that of a callee where it is one
 * @param thrown what it throws, UNKNOWN for something unchecked
 * @param inside whether the failing call stands in a method that is called here
 * @param redis whether it goes to Redis, where state may be kept too
 */
public record Risk(
    Place place, Kind kind, String what, Type thrown, boolean inside, boolean redis) {
  /** Why work may fail, what is most telling first. */
  public enum Kind {
    /** It stores, sends or asks something over a connection. */
    WORK,
    /** It is declared to throw a checked exception. */
    DECLARED,
    /** It looks something up over a connection. */
    LOOKUP,
    /** It throws, as its own code says. */
    THROWS,
    /** It parses what the user typed. */
    PARSING
  }

  /** A failure in the body itself, not of Redis. */
  Risk(Place place, Kind kind, String what, Type thrown) {
    this(place, kind, what, thrown, /* inside= */ false, /* redis= */ false);
  }

  Risk at(Place call) {
    return new Risk(call, kind, what, thrown, true, redis);
  }

  Risk ofRedis() {
    return new Risk(place, kind, what, thrown, inside, true);
  }
}
