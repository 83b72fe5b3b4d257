package dev.watertight.sample.app;

import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.bot.ChildJvm;

/** Dialogs are kept in Redis in front of PostgreSQL. */
final class TieredBotContractsTest extends SampleBotContracts {
  @Override
  ChildJvm on(ChildJvm bot, Surroundings surroundings) {
    return bot.withEnvironment("REDIS_URL", surroundings.redis().uri())
        .withEnvironment("DATABASE_URL", surroundings.postgres().uri());
  }
}
