package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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

  @Test
  void one_rule_is_tried_alone() {
    ContractReport report = BotContracts.of(FakeBot::inProcess, FakeBot.dialog()).verify("RES1");
    assertThat(report.lines())
        .extracting(ContractReport.Line::rule, ContractReport.Line::verdict)
        .containsExactly(tuple("RES1 (the bot plays its script)", ContractReport.Verdict.KEPT));
  }

  @Test
  void a_rule_that_is_not_there_is_told() {
    assertThatThrownBy(() -> BotContracts.of(FakeBot::inProcess, FakeBot.dialog()).verify("RES99"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("verify(\"RES99\"): this bot has no such rule. It has [RES1, RES2, ")
        .hasMessageEndingWith(", SOA3, SOA4].");
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
