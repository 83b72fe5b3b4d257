package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import org.opentest4j.TestAbortedException;

/** What all contracts of storages have in common: the hook, and how a rule is tried. */
abstract class StorageRules extends Contract<Capability> {
  /**
   * Hook: opens your storage as your bot does, on the servers that it is given, and returns an
   * adapter of it. Is called again for a second instance and after a restart, and returns another
   * object each time; what it returned is closed by the contract.
   *
   * @throws Exception fails the test
   */
  protected abstract StorageUnderTest open(Surroundings surroundings) throws Exception;

  /** What a rule does. */
  interface StorageCheck {
    void run(StorageProbe probe) throws Exception;
  }

  /** What it is tried with. */
  Frame frame() {
    return Frame.of(getClass());
  }

  @Override
  final String subject() {
    return frame().subject();
  }

  /** What a rule without wishes of its own is tried on. */
  final Surroundings usual() {
    return frame().usual().get();
  }

  /** Tries the rule whose test calls this, on the usual servers. */
  final void holds(StorageCheck check) throws Exception {
    holds(usual(), check);
  }

  /** Tries the rule whose test calls this. */
  final void holds(Surroundings surroundings, StorageCheck check) throws Exception {
    Rule rule = callingRule();
    try (StorageProbe probe = new StorageProbe(this::open, surroundings, frame().patience())) {
      holds(rule, () -> tried(rule, probe, check));
    }
  }

  /** Tries one of two things: what is there, or that what is denied is not there. */
  final void holds(Capability capability, StorageCheck there, StorageCheck denied)
      throws Exception {
    holds(checkedPromises().has(capability) ? there : denied);
  }

  /** Tries a rule that is about a capability, where another rule proves that it is denied. */
  final void holdsWith(Capability capability, StorageCheck check) throws Exception {
    holds(capability, check, probe -> notPromised(capability));
  }

  /** Leaves a rule out where a capability is denied. */
  final void demand(Capability capability) {
    if (!promises(capability)) {
      notPromised(capability);
    }
  }

  final boolean promises(Capability capability) {
    return checkedPromises().has(capability);
  }

  private static void notPromised(Capability capability) {
    throw new NotApplicable("the rule is about %s, which is denied".formatted(capability));
  }

  /** Fails since what is denied is there. */
  static AssertionError promiseIt(Capability capability, String why) {
    return new AssertionError(
        "%s is denied, and %s. Promise it: delete without(Capability.%s)."
            .formatted(capability, why, capability));
  }

  /** Fails unless what is denied is refused. */
  static void refused(Capability capability, String call, Contract.Check code) throws Exception {
    try {
      code.run();
    } catch (UnsupportedOperationException e) {
      return;
    }
    throw promiseIt(capability, "%s works".formatted(call));
  }

  private void tried(Rule rule, StorageProbe probe, StorageCheck check) throws Exception {
    try {
      check.run(probe);
      probe.checkUse();
    } catch (TestAbortedException | EnvironmentException e) {
      throw e;
    } catch (AssertionError e) {
      probe.checkUse();
      throw broken(rule, String.valueOf(e.getMessage()), probe.told(), e);
    } catch (Exception e) {
      probe.checkUse();
      throw broken(rule, "the storage threw " + e, probe.told(), e);
    }
  }
}
