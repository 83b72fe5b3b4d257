package dev.watertight.leaky;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.contract.BotCapability;
import dev.watertight.testkit.contract.BotContracts;
import dev.watertight.testkit.contract.BotContracts.Starting;
import dev.watertight.testkit.contract.Contract;
import dev.watertight.testkit.contract.ContractReport;
import dev.watertight.testkit.contract.DialogScript;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contracts of bots, as the twin is tried by them: with one of its dialogs, rule by rule. */
record TwinContracts(Starting starting, Supplier<DialogScript> script) {
  /** The rule does not hold, and says so with these texts. */
  void breaks(String rule, String... texts) {
    assertThatThrownBy(() -> BotContracts.of(starting, script).verify(rule))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(rule + " (", "): broken", " does not hold for ")
        .hasMessageContainingAll(texts);
  }

  /** What comes of a rule that does hold, or that there is nothing to try of. */
  ContractReport.Verdict keeps(String rule) {
    return BotContracts.of(starting, script).verify(rule).lines().get(0).verdict();
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
}
