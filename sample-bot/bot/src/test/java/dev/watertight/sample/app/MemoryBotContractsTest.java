package dev.watertight.sample.app;

import dev.watertight.testkit.contract.BotCapability;
import dev.watertight.testkit.contract.Promises;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.bot.ChildJvm;
import org.junit.jupiter.api.Tag;

/** Dialogs are kept in memory, which a restart ends. */
@Tag("slow")
final class MemoryBotContractsTest extends SampleBotContracts {
  @Override
  ChildJvm on(ChildJvm bot, Surroundings surroundings) {
    return bot.withEnvironment("STORAGE_FALLBACK", "memory");
  }

  @Override
  protected Promises<BotCapability> promises() {
    return Promises.<BotCapability>all()
        .without(BotCapability.SURVIVES_RESTART)
        .without(BotCapability.TWO_INSTANCES);
  }
}
