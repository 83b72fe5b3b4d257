package dev.watertight.testkit.readme;

import static dev.watertight.testkit.assertions.KitAssertions.assertThat;

import dev.watertight.testkit.assertions.LeakGuard;
import dev.watertight.testkit.environment.AppendFsync;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisExtension;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test that README.md shows, word for word; {@link ReadmeTest} compares them. */
@SuppressWarnings("try")
@ExtendWith(LeakGuard.class)
final class OrderTest {
  @RegisterExtension
  static final RedisExtension REDIS =
      RedisExtension.with(Redis.settings().appendOnly(AppendFsync.ALWAYS));

  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();

  @Test
  void anOrderSurvivesARestartOfRedis(Redis redis) {
    try (OrderBot bot = OrderBot.start(telegram.baseUrl(), telegram.token(), redis.uri())) {
      Chat anna = telegram.user("Anna").privateChat();
      anna.says("/order");
      anna.expects("Which model?");
      redis.restart();
      anna.says("X200");
      anna.expects("How many?");
      assertThat(redis).everyKey("fsm:*").hasTtl(Duration.ofHours(1));
    }
    assertThat(redis).hasNoConnections();
  }
}
