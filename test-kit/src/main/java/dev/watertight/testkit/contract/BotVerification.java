package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.bot.Bot;
import java.util.function.Supplier;

/**
 * All contracts of bots as a call. Immutable, each method but {@link #verify()} gives a changed
 * copy.
 */
public final class BotVerification {
  private final BotContracts.Starting starting;
  private final Supplier<DialogScript> script;
  private final Promises<BotCapability> promises;

  BotVerification(
      BotContracts.Starting starting,
      Supplier<DialogScript> script,
      Promises<BotCapability> promises) {
    this.starting = starting;
    this.script = script;
    this.promises = promises;
  }

  /** What is promised; all unless said so. */
  public BotVerification promising(Promises<BotCapability> less) {
    return new BotVerification(starting, script, less);
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
   * @param rule its number, such as {@code RES2}
   * @return what came of it
   * @throws AssertionError if it does not hold
   * @throws EnvironmentException if there is no such rule
   */
  public ContractReport verify(String rule) {
    return contracts().verify(rule);
  }

  private BotContracts contracts() {
    return new BotContracts() {
      @Override
      protected Bot bot(Surroundings surroundings) throws Exception {
        return starting.bot(surroundings);
      }

      @Override
      protected DialogScript script() {
        return script.get();
      }

      @Override
      protected Promises<BotCapability> promises() {
        return promises;
      }

      @Override
      String subject() {
        return "this bot";
      }
    };
  }
}
