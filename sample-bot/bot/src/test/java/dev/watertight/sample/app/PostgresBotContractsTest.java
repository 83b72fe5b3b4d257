package dev.watertight.sample.app;

import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.bot.ChildJvm;

/** Dialogs are kept in PostgreSQL. */
final class PostgresBotContractsTest extends SampleBotContracts {
  @Override
  ChildJvm on(ChildJvm bot, Surroundings surroundings) {
    return bot.withEnvironment("DATABASE_URL", surroundings.postgres().uri());
  }
}
