package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.bot.Bot;
import org.junit.jupiter.api.Test;

final class BotIdempotencyContractTest {
  /** As a team extends it. */
  static final class FakeBotKeepsTheContract extends BotIdempotencyContract {
    private Surroundings given;

    @Override
    protected Bot bot(Surroundings surroundings) {
      given = surroundings;
      return FakeBot.asChildJvm(surroundings);
    }

    @Override
    protected DialogScript script() {
      return FakeBot.script(given);
    }
  }

  @Test
  void a_bot_that_keeps_all_passes() {
    assertThat(new FakeBotKeepsTheContract().verify().lines())
        .hasSize(5)
        .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(ContractReport.Verdict.KEPT));
  }
}
