package dev.watertight.testkit.contract;

import org.junit.jupiter.api.Nested;

/**
 * All contracts of storages in one class: extend it, open your storage, and all rules are tried.
 */
public abstract class StorageContracts {
  /** Hook: see {@link StorageRules#open}. */
  protected abstract StorageUnderTest open(Surroundings surroundings) throws Exception;

  /** Hook: what is promised; all unless overridden. */
  protected Promises<Capability> promises() {
    return Promises.all();
  }

  /** What is written is read. */
  @Nested
  class Storing extends StorageContract {
    @Override
    protected StorageUnderTest open(Surroundings surroundings) throws Exception {
      return StorageContracts.this.open(surroundings);
    }

    @Override
    protected Promises<Capability> promises() {
      return StorageContracts.this.promises();
    }

    @Override
    String subject() {
      return StorageContracts.this.getClass().getSimpleName();
    }
  }
}
