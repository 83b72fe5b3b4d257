package dev.watertight.catalogue;

import java.util.Locale;
import java.util.Optional;

/** How the constants of our enums are written in data files. */
final class Ids {
  private Ids() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  // No stream: reading the data must not pay for the first lambda of a cold virtual machine.
  static <E extends Enum<E>> Optional<E> find(E[] constants, String id) {
    for (E constant : constants) {
      if (of(constant).equals(id)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
