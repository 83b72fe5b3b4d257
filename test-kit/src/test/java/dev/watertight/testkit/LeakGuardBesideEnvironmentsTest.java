package dev.watertight.testkit;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.watertight.testkit.assertions.LeakGuard;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;
import redis.clients.jedis.Jedis;

/** The guard tells of what a test leaves open, and of nothing that is the kit's. */
final class LeakGuardBesideEnvironmentsTest {
  private static List<String> failures(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .executions()
        .failed()
        .stream()
        .map(run -> run.getTerminationInfo().getExecutionResult().toString())
        .toList();
  }

  private static void leavesNothing(Class<?> tests) {
    assertThat(failures(tests)).isEmpty();
  }

  @Test
  void a_socket_that_the_kit_has_reset_is_the_tests_all_the_same() throws IOException {
    assertThat(failures(Reset.class))
        .singleElement(as(STRING))
        .contains("sockets: 1", "a socket that is not connected");
    Reset.left.close();
  }

  @ExtendWith(LeakGuard.class)
  static final class Reset {
    static Socket left;

    @Test
    void the_server_is_killed_and_the_client_not_closed() throws IOException {
      try (Redis redis = Redis.settings().on(Backend.EMBEDDED).open()) {
        left = new Socket(redis.host(), redis.port());
        redis.kill();
      }
    }
  }

  @Test
  void a_connection_to_the_kit_says_to_what_it_leads() throws IOException {
    LeakGuard guard = LeakGuard.builder().settleWithin(Duration.ofMillis(50)).build();
    List<Socket> left = new ArrayList<>();
    try (Redis redis = Redis.settings().on(Backend.EMBEDDED).open();
        FakeTelegram telegram = FakeTelegram.start()) {
      int fake = URI.create(telegram.baseUrl()).getPort();
      assertThatThrownBy(
              () ->
                  guard.guard(
                      () -> {
                        left.add(new Socket(redis.host(), redis.port()));
                        left.add(new Socket("127.0.0.1", fake));
                      }))
          .hasMessageContaining("-> 127.0.0.1:%d (ESTABLISHED), to Redis".formatted(redis.port()))
          .hasMessageContaining("-> 127.0.0.1:%d (ESTABLISHED), to the fake Telegram", fake);
    } finally {
      for (Socket socket : left) {
        socket.close();
      }
    }
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
