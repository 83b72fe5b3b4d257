package dev.watertight.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.watertight.testkit.internal.server.SharedServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import redis.clients.jedis.Jedis;

final class RedisExtensionTest {
  @Test
  void givesEachTestAKeySpaceAndClosesAllWithTheRun() {
    SharedServers.closeAll();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Tests.class))
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.succeeded(2));
    assertThat(SharedServers.count()).isZero();
  }

  /** Run by the test above. */
  static final class Tests {
    @RegisterExtension
    static final RedisExtension REDIS =
        RedisExtension.with(
            Redis.settings()
                .on(dev.watertight.testkit.Backend.EMBEDDED)
                .appendOnly(AppendFsync.NO));

    private static int databaseOfTheClass;
    private int databaseBefore;

    @BeforeAll
    static void beforeAll(Redis redis) {
      databaseOfTheClass = redis.database();
    }

    @BeforeEach
    void beforeEach(Redis redis) {
      databaseBefore = redis.database();
    }

    @Test
    void one(Redis redis) {
      isFreshAndTheTestsOwn(redis);
    }

    @Test
    void other(Redis redis) {
      isFreshAndTheTestsOwn(redis);
    }

    private void isFreshAndTheTestsOwn(Redis redis) {
      assertThat(redis.database()).isEqualTo(databaseBefore).isNotEqualTo(databaseOfTheClass);
      try (Jedis client = new Jedis(redis.uri())) {
        assertThat(client.setnx("key", "value")).isEqualTo(1);
        assertThat(client.configGet("appendonly")).containsEntry("appendonly", "yes");
      }
    }
  }
}
