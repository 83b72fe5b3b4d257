package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of storages in one class: extend it, open your storage, and all rules are tried.
 * Without inheritance, such as in a test that has a context of its own:
 *
 * <pre>{@code
 * StorageContracts.of(surroundings -> new OrderStorageAdapter(surroundings.redis().uri()))
 *     .promising(Promises.<Capability>all().without(Capability.CHATS))
 *     .verify();
 * }</pre>
 */
public abstract class StorageContracts {
  /** Hook: see {@link StorageRules#open}. */
  protected abstract StorageUnderTest open(Surroundings surroundings) throws Exception;

  /** Hook: what is promised; all unless overridden. */
  protected Promises<Capability> promises() {
    return Promises.all();
  }

  /** How a storage is opened, where no class is extended. */
  public interface Opening {
    /**
     * Opens one more instance of the storage, on the servers that it is given; returns another
     * object each time.
     *
     * @throws Exception fails the rule
     */
    StorageUnderTest open(Surroundings surroundings) throws Exception;
  }

  /** Where to say what is tried besides. */
  public static StorageVerification of(Opening opening) {
    return new StorageVerification(opening);
  }

  /**
   * Tries all rules of all contracts, one after the other.
   *
   * @return what came of each
   * @throws AssertionError with the failures of all that do not hold
   */
  public final ContractReport verify() {
    List<ContractReport.Line> lines = new ArrayList<>();
    List<AssertionError> failures = new ArrayList<>();
    for (StorageRules contract : contracts()) {
      lines.addAll(contract.lines(failures));
    }
    return Contract.report(lines, failures);
  }

  /**
   * Tries one rule.
   *
   * @param rule its number, such as {@code TTL1}
   * @return what came of it
   * @throws AssertionError if it does not hold
   * @throws EnvironmentException if there is no such rule
   */
  public final ContractReport verify(String rule) {
    return Contract.verify(Contract.nameOf(getClass()), contracts(), rule);
  }

  /** The five contracts, of this storage. */
  final List<StorageRules> contracts() {
    return List.of(
        new Storing(),
        new Expiring(),
        new UsedAtOnce(),
        new WithoutServer(),
        new OpenedAndClosed());
  }

  /** What the rules are tried with. */
  Frame frame() {
    return Frame.of(getClass());
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
    Frame frame() {
      return StorageContracts.this.frame();
    }
  }

  /** Dialogs end by themselves. */
  @Nested
  class Expiring extends StorageTtlContract {
    @Override
    protected StorageUnderTest open(Surroundings surroundings) throws Exception {
      return StorageContracts.this.open(surroundings);
    }

    @Override
    protected Promises<Capability> promises() {
      return StorageContracts.this.promises();
    }

    @Override
    Frame frame() {
      return StorageContracts.this.frame();
    }
  }

  /** Users at once do not disturb each other. */
  @Nested
  class UsedAtOnce extends StorageConcurrencyContract {
    @Override
    protected StorageUnderTest open(Surroundings surroundings) throws Exception {
      return StorageContracts.this.open(surroundings);
    }

    @Override
    protected Promises<Capability> promises() {
      return StorageContracts.this.promises();
    }

    @Override
    Frame frame() {
      return StorageContracts.this.frame();
    }
  }

  /** A server that is away loses nothing. */
  @Nested
  class WithoutServer extends StorageOutageContract {
    @Override
    protected StorageUnderTest open(Surroundings surroundings) throws Exception {
      return StorageContracts.this.open(surroundings);
    }

    @Override
    protected Promises<Capability> promises() {
      return StorageContracts.this.promises();
    }

    @Override
    Frame frame() {
      return StorageContracts.this.frame();
    }
  }

  /** What is taken is given back. */
  @Nested
  class OpenedAndClosed extends StorageLifecycleContract {
    @Override
    protected StorageUnderTest open(Surroundings surroundings) throws Exception {
      return StorageContracts.this.open(surroundings);
    }

    @Override
    protected Promises<Capability> promises() {
      return StorageContracts.this.promises();
    }

    @Override
    Frame frame() {
      return StorageContracts.this.frame();
    }
  }
}
