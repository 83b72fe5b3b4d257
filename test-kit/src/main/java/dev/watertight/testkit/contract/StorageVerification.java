package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.Redis;
import java.util.Optional;

/**
 * All contracts of storages as a call. Immutable, each method but {@link #verify()} gives a changed
 * copy.
 */
public final class StorageVerification {
  private final StorageContracts.Opening opening;
  private final Promises<Capability> promises;
  private final Optional<Redis> redis;
  private final Optional<Postgres> postgres;

  StorageVerification(StorageContracts.Opening opening) {
    this(opening, Promises.all(), Optional.empty(), Optional.empty());
  }

  private StorageVerification(
      StorageContracts.Opening opening,
      Promises<Capability> promises,
      Optional<Redis> redis,
      Optional<Postgres> postgres) {
    this.opening = opening;
    this.promises = promises;
    this.redis = redis;
    this.postgres = postgres;
  }

  /** What is promised; all unless said so. */
  public StorageVerification promising(Promises<Capability> less) {
    return new StorageVerification(opening, less, redis, postgres);
  }

  /**
   * The Redis that the test has already, and closes. What a rule leaves there is deleted; rules
   * that need it set up otherwise do not apply.
   */
  public StorageVerification on(Redis given) {
    return new StorageVerification(opening, promises, Optional.of(given), postgres);
  }

  /** The PostgreSQL that the test has already, and closes. What a rule leaves there stays. */
  public StorageVerification on(Postgres given) {
    return new StorageVerification(opening, promises, redis, Optional.of(given));
  }

  /**
   * Tries all rules of all contracts, one after the other.
   *
   * @return what came of each
   * @throws AssertionError with the failures of all that do not hold
   */
  public ContractReport verify() {
    return contracts().verify();
  }

  /**
   * Tries one rule.
   *
   * @param rule its number, such as {@code TTL1}
   * @return what came of it
   * @throws AssertionError if it does not hold
   * @throws EnvironmentException if there is no such rule
   */
  public ContractReport verify(String rule) {
    return contracts().verify(rule);
  }

  private StorageContracts contracts() {
    return new StorageContracts() {
      @Override
      protected StorageUnderTest open(Surroundings surroundings) throws Exception {
        return opening.open(surroundings);
      }

      @Override
      protected Promises<Capability> promises() {
        return promises;
      }

      @Override
      Frame frame() {
        Frame usual = super.frame();
        return new Frame(
            "this storage",
            redis.isPresent() || postgres.isPresent()
                ? () -> Surroundings.given(redis, postgres)
                : usual.usual(),
            usual.patience(),
            usual.settling());
      }
    };
  }
}
