package dev.watertight.sample.app;

import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.bot.ChildJvm;
import org.junit.jupiter.api.Tag;

/** Dialogs are kept in PostgreSQL. */
@Tag("slow")
final class PostgresBotContractsTest extends SampleBotContracts {
  @Override
  ChildJvm on(ChildJvm bot, Surroundings surroundings) {
    return bot.withEnvironment("DATABASE_URL", surroundings.postgres().uri());
  }
}
