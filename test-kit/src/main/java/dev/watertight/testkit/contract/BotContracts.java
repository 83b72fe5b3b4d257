package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.internal.telegram.PromptAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All contracts of bots in one class: extend it, say how your bot is started and what it talks
 * about, and all rules are tried. Without inheritance, such as in a test that has a context of its
 * own:
 *
 * <pre>{@code
 * BotContracts.of(surroundings -> orderBot(surroundings), orderDialog()).verify();
 * }</pre>
 */
@ExtendWith(SharedBots.class)
public abstract class BotContracts {
  static {
    // A test class may start an HTTP server of its own before the kit does.
    PromptAnswers.demand();
  }

  /** Hook: see {@link BotRules#bot}. */
  protected abstract Bot bot(Surroundings surroundings) throws Exception;

  /** Hook: a dialog of your bot. */
  protected abstract DialogScript script();

  /** Hook: what is promised; all unless overridden. */
  protected Promises<BotCapability> promises() {
    return Promises.all();
  }

  /** How a bot is started, where no class is extended. */
  @FunctionalInterface
  public interface Starting {
    /**
     * Says how the bot is started on the Telegram and the servers that it is given.
     *
     * @throws Exception fails the rule
     */
    Bot bot(Surroundings surroundings) throws Exception;
  }

  /** Where to say what is tried besides. */
  public static BotVerification of(Starting starting, DialogScript script) {
    return of(starting, () -> script);
  }

  /** The same with a script that is asked for after the bot, again for each rule. */
  public static BotVerification of(Starting starting, Supplier<DialogScript> script) {
    return new BotVerification(starting, script, Promises.all());
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
    try (SharedStage shared = new SharedStage()) {
      for (BotRules contract : contracts()) {
        contract.share(shared);
        lines.addAll(contract.lines(failures));
      }
    }
    return Contract.report(lines, failures);
  }

  /**
   * Tries one rule.
   *
   * @param rule its number, such as {@code RES2}
   * @return what came of it
   * @throws AssertionError if it does not hold
   * @throws EnvironmentException if there is no such rule
   */
  public final ContractReport verify(String rule) {
    return Contract.verify(subject(), contracts(), rule);
  }

  private List<BotRules> contracts() {
    return List.of(
        new Restart(),
        new Failure(),
        new Cancelling(),
        new Deliveries(),
        new Shutdown(),
        new Outage(),
        new Soak());
  }

  /** Whom failures name. */
  String subject() {
    return Contract.nameOf(getClass());
  }

  /** A dialog goes on after a restart. */
  @Nested
  class Restart extends BotRestartContract {
    @Override
    protected Bot bot(Surroundings surroundings) throws Exception {
      return BotContracts.this.bot(surroundings);
    }

    @Override
    protected DialogScript script() {
      return BotContracts.this.script();
    }

    @Override
    protected Promises<BotCapability> promises() {
      return BotContracts.this.promises();
    }

    @Override
    String subject() {
      return BotContracts.this.subject();
    }
  }

  /** Work that fails leaves no user behind. */
  @Nested
  class Failure extends BotFailureContract {
    @Override
    protected Bot bot(Surroundings surroundings) throws Exception {
      return BotContracts.this.bot(surroundings);
    }

    @Override
    protected DialogScript script() {
      return BotContracts.this.script();
    }

    @Override
    protected Promises<BotCapability> promises() {
      return BotContracts.this.promises();
    }

    @Override
    String subject() {
      return BotContracts.this.subject();
    }
  }

  /** A user can leave. */
  @Nested
  class Cancelling extends BotCancelContract {
    @Override
    protected Bot bot(Surroundings surroundings) throws Exception {
      return BotContracts.this.bot(surroundings);
    }

    @Override
    protected DialogScript script() {
      return BotContracts.this.script();
    }

    @Override
    protected Promises<BotCapability> promises() {
      return BotContracts.this.promises();
    }

    @Override
    String subject() {
      return BotContracts.this.subject();
    }
  }

  /** An update that comes again does its work once. */
  @Nested
  class Deliveries extends BotIdempotencyContract {
    @Override
    protected Bot bot(Surroundings surroundings) throws Exception {
      return BotContracts.this.bot(surroundings);
    }

    @Override
    protected DialogScript script() {
      return BotContracts.this.script();
    }

    @Override
    protected Promises<BotCapability> promises() {
      return BotContracts.this.promises();
    }

    @Override
    String subject() {
      return BotContracts.this.subject();
    }
  }

  /** It ends in good order. */
  @Nested
  class Shutdown extends BotShutdownContract {
    @Override
    protected Bot bot(Surroundings surroundings) throws Exception {
      return BotContracts.this.bot(surroundings);
    }

    @Override
    protected DialogScript script() {
      return BotContracts.this.script();
    }

    @Override
    protected Promises<BotCapability> promises() {
      return BotContracts.this.promises();
    }

    @Override
    String subject() {
      return BotContracts.this.subject();
    }
  }

  /** What is away for a while loses no user. */
  @Nested
  class Outage extends BotOutageContract {
    @Override
    protected Bot bot(Surroundings surroundings) throws Exception {
      return BotContracts.this.bot(surroundings);
    }

    @Override
    protected DialogScript script() {
      return BotContracts.this.script();
    }

    @Override
    protected Promises<BotCapability> promises() {
      return BotContracts.this.promises();
    }

    @Override
    String subject() {
      return BotContracts.this.subject();
    }
  }

  /** It holds no more after many dialogs. */
  @Nested
  class Soak extends BotSoakContract {
    @Override
    protected Bot bot(Surroundings surroundings) throws Exception {
      return BotContracts.this.bot(surroundings);
    }

    @Override
    protected DialogScript script() {
      return BotContracts.this.script();
    }

    @Override
    protected Promises<BotCapability> promises() {
      return BotContracts.this.promises();
    }

    @Override
    String subject() {
      return BotContracts.this.subject();
    }
  }
}
