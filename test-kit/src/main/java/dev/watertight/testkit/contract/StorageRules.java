package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import org.opentest4j.TestAbortedException;

/** What all contracts of storages have in common: the hook, and how a rule is tried. */
abstract class StorageRules extends Contract<Capability> {
  /**
   * Hook: opens your storage as your bot does, on the servers that it is given, and returns an
   * adapter of it. Is called again for a second instance and after a restart; what it returned is
   * closed by the contract.
   *
   * @throws Exception fails the test
   */
  protected abstract StorageUnderTest open(Surroundings surroundings) throws Exception;

  /** What a rule does. */
  interface StorageCheck {
    void run(StorageProbe probe) throws Exception;
  }

  /** Tries the rule whose test calls this, on the usual servers. */
  final void holds(StorageCheck check) throws Exception {
    holds(Surroundings.usual(), check);
  }

  /** Tries the rule whose test calls this. */
  final void holds(Surroundings surroundings, StorageCheck check) throws Exception {
    Rule rule = callingRule();
    try (StorageProbe probe = new StorageProbe(this::open, surroundings)) {
      holds(rule, () -> tried(rule, probe, check));
    }
  }

  /** Tries one of two things: what is there, or that what is denied is not there. */
  final void holds(Capability capability, StorageCheck there, StorageCheck denied)
      throws Exception {
    holds(checkedPromises().has(capability) ? there : denied);
  }

  private void tried(Rule rule, StorageProbe probe, StorageCheck check) throws Exception {
    try {
      check.run(probe);
    } catch (TestAbortedException | EnvironmentException e) {
      throw e;
    } catch (AssertionError e) {
      throw broken(rule, String.valueOf(e.getMessage()), probe.told(), e);
    } catch (Exception e) {
      throw broken(rule, "the storage threw " + e, probe.told(), e);
    }
  }
}
