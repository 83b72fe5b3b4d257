package dev.watertight.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.watertight.testkit.assertions.LeakGuard;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;
import redis.clients.jedis.Jedis;

/** The guard tells of what a test leaves open, and of nothing that is the kit's. */
final class LeakGuardBesideEnvironmentsTest {
  private static void leavesNothing(Class<?> tests) {
    List<String> failures =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(tests))
            .execute()
            .testEvents()
            .executions()
            .failed()
            .stream()
            .map(run -> run.getTerminationInfo().getExecutionResult().toString())
            .toList();
    assertThat(failures).isEmpty();
  }

  @Test
  void of_embedded_servers() {
    leavesNothing(Embedded.class);
  }

  @Test
  @NeedsDocker
  void of_containers() {
    leavesNothing(Containers.class);
  }

  @ExtendWith(LeakGuard.class)
  static final class Embedded {
    @Test
    void all_is_closed() throws Exception {
      use(Backend.EMBEDDED);
    }
  }

  @ExtendWith(LeakGuard.class)
  static final class Containers {
    @Test
    void all_is_closed() throws Exception {
      use(Backend.DOCKER);
    }
  }

  /** With a setting of its own, so that the servers are started here. */
  private static void use(Backend backend) throws Exception {
    try (FakeTelegram telegram = FakeTelegram.start();
        Redis redis = Redis.settings().with("hz", "11").on(backend).open();
        Postgres postgres = Postgres.settings().with("max_connections", "31").on(backend).open()) {
      try (Jedis client = new Jedis(redis.uri())) {
        client.set("key", "value");
      }
      try (var connection =
          java.sql.DriverManager.getConnection(
              postgres.jdbcUrl(), postgres.user(), postgres.password())) {
        connection.createStatement().execute("SELECT 1");
      }
      redis.restart();
      telegram.user("Anna").privateChat().says("/start");
    }
  }
}
