package dev.watertight.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern of {@code instanceof} or {@code case}. */
public sealed interface Pattern {
  /** Where it is written. */
  Place place();

  /**
   * A type test, with or without a binding.
   *
   * @param type null for {@code var}
   * @param binding null for none; {@code _} is none
   * @param namePlace the binding's name, null for none
   */
  record OfType(
      Place place, @Nullable TypeName type, @Nullable String binding, @Nullable Place namePlace)
      implements Pattern {}

  /** A record deconstruction. */
  record OfRecord(Place place, TypeName type, List<Pattern> components) implements Pattern {}

  /** The unnamed pattern {@code _}. */
  record Any(Place place) implements Pattern {}
}
