package dev.watertight.testkit.contract;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a contract of storages is tried with.
 *
 * @param subject whom failures name
 * @param usual what a rule without wishes of its own is tried on
 * @param patience how long a call, or a recovery, may take
 * @param settling how long what ends may take to be gone
 */
record Frame(String subject, Supplier<Surroundings> usual, Duration patience, Duration settling) {
  static Frame of(Class<?> contract) {
    return new Frame(
        Contract.nameOf(contract),
        Surroundings::usual,
        Duration.ofSeconds(15),
        Duration.ofSeconds(5));
  }
}
