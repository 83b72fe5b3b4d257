package dev.watertight.leaky;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.contract.BotCancelContract;
import dev.watertight.testkit.contract.BotCapability;
import dev.watertight.testkit.contract.BotContracts.Starting;
import dev.watertight.testkit.contract.BotFailureContract;
import dev.watertight.testkit.contract.BotIdempotencyContract;
import dev.watertight.testkit.contract.BotOutageContract;
import dev.watertight.testkit.contract.BotRestartContract;
import dev.watertight.testkit.contract.BotShutdownContract;
import dev.watertight.testkit.contract.BotSoakContract;
import dev.watertight.testkit.contract.Contract;
import dev.watertight.testkit.contract.ContractReport;
import dev.watertight.testkit.contract.DialogScript;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.bot.Bot;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contracts of bots, as the twin is tried by them: with one of its dialogs, rule by rule. */
record TwinContracts(Starting starting, Supplier<DialogScript> script) {
  /** The rule does not hold, and says so with these texts. */
  void breaks(String rule, String... texts) {
    assertThatThrownBy(() -> contract(rule).verify(rule))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(rule + " (", "): broken", " does not hold for ")
        .hasMessageContainingAll(texts);
  }

  /** What comes of a rule that does hold, or that there is nothing to try of. */
  ContractReport.Verdict keeps(String rule) {
    return contract(rule).verify(rule).lines().get(0).verdict();
  }

  /** The rules of some contracts. */
  static Stream<String> rules(List<Class<? extends Contract<BotCapability>>> contracts) {
    return contracts.stream().flatMap(TwinContracts::rules);
  }

  private static Stream<String> rules(Class<?> contract) {
    return Stream.of(contract.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(method -> method.getName().replaceFirst("_.*", "").toUpperCase(Locale.ROOT));
  }

  private Contract<BotCapability> contract(String rule) {
    return all().stream()
        .filter(contract -> rules(contract.getClass().getSuperclass()).anyMatch(rule::equals))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + rule));
  }

  private List<Contract<BotCapability>> all() {
    return List.of(restart(), failure(), cancelling(), deliveries(), shutdown(), outage(), soak());
  }

  private Bot bot(Surroundings surroundings) throws Exception {
    return starting.bot(surroundings);
  }

  private BotRestartContract restart() {
    return new BotRestartContract() {
      @Override
      protected Bot bot(Surroundings surroundings) throws Exception {
        return TwinContracts.this.bot(surroundings);
      }

      @Override
      protected DialogScript script() {
        return script.get();
      }
    };
  }

  private BotFailureContract failure() {
    return new BotFailureContract() {
      @Override
      protected Bot bot(Surroundings surroundings) throws Exception {
        return TwinContracts.this.bot(surroundings);
      }

      @Override
      protected DialogScript script() {
        return script.get();
      }
    };
  }

  private BotCancelContract cancelling() {
    return new BotCancelContract() {
      @Override
      protected Bot bot(Surroundings surroundings) throws Exception {
        return TwinContracts.this.bot(surroundings);
      }

      @Override
      protected DialogScript script() {
        return script.get();
      }
    };
  }

  private BotIdempotencyContract deliveries() {
    return new BotIdempotencyContract() {
      @Override
      protected Bot bot(Surroundings surroundings) throws Exception {
        return TwinContracts.this.bot(surroundings);
      }

      @Override
      protected DialogScript script() {
        return script.get();
      }
    };
  }

  private BotShutdownContract shutdown() {
    return new BotShutdownContract() {
      @Override
      protected Bot bot(Surroundings surroundings) throws Exception {
        return TwinContracts.this.bot(surroundings);
      }

      @Override
      protected DialogScript script() {
        return script.get();
      }
    };
  }

  private BotOutageContract outage() {
    return new BotOutageContract() {
      @Override
      protected Bot bot(Surroundings surroundings) throws Exception {
        return TwinContracts.this.bot(surroundings);
      }

      @Override
      protected DialogScript script() {
        return script.get();
      }
    };
  }

  private BotSoakContract soak() {
    return new BotSoakContract() {
      @Override
      protected Bot bot(Surroundings surroundings) throws Exception {
        return TwinContracts.this.bot(surroundings);
      }

      @Override
      protected DialogScript script() {
        return script.get();
      }
    };
  }
}
