package dev.watertight.catalogue;

import java.util.Optional;

/** Finds constants by the names that data files use. */
final class Ids {
  private Ids() {}

  /** A constant that data files name. */
  interface Named {
    String id();
  }

  // No stream: reading the data must not pay for the first lambda of a cold virtual machine.
  static <E extends Named> Optional<E> find(E[] constants, String id) {
    for (E constant : constants) {
      if (constant.id().equals(id)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
