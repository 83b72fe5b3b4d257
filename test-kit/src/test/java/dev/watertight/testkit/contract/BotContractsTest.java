package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.Properties;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BotContractsTest {
  @RegisterExtension final Properties properties = new Properties();

  @Test
  void each_contract_of_bots_is_among_them() {
    assertThat(
            Arrays.stream(BotContracts.class.getDeclaredClasses())
                .filter(type -> type.isAnnotationPresent(Nested.class))
                .map(type -> type.getSuperclass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(
            Rule.CONTRACTS.stream()
                .filter(BotRules.class::isAssignableFrom)
                .map(Class::getSimpleName)
                .toList());
  }

  @Test
  void a_bot_that_is_not_there_is_told() {
    assertThatThrownBy(() -> BotContracts.of(surroundings -> null, FakeBot.dialog()).verify())
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("bot(surroundings) of this bot returned null");
  }

  /** Takes a minute; the contracts are tried one by one in the tests beside. */
  @Test
  @Tag("slow")
  void a_bot_that_keeps_all_is_verified_without_inheritance() {
    properties.set(BotTimes.SOAK, "48");
    AtomicReference<Surroundings> given = new AtomicReference<>();
    ContractReport report =
        BotContracts.of(
                surroundings -> {
                  given.set(surroundings);
                  return FakeBot.asChildJvm(surroundings);
                },
                () -> FakeBot.script(given.get()))
            .promising(Promises.all())
            .verify();
    assertThat(report.lines())
        .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(ContractReport.Verdict.KEPT));
  }
}
