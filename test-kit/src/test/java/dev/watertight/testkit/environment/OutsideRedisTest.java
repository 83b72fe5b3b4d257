package dev.watertight.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.FakeServer;
import dev.watertight.testkit.Properties;
import dev.watertight.testkit.internal.Owner;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A server that others run: an embedded one plays its part. */
final class OutsideRedisTest {
  private static final String URL = "watertight.redis.url";
  private static final RedisSettings SERVER =
      Redis.settings().on(Backend.EMBEDDED).ownServer().with("databases", "512");

  @RegisterExtension final Properties properties = new Properties();

  @BeforeEach
  void nothingIsForced() {
    properties.set("watertight.environment", "");
  }

  @Test
  void theNamedServerIsTakenWithoutBeingAskedForAndItsKeysAreLeftAlone() {
    try (Redis server = SERVER.open()) {
      try (Jedis others = new Jedis(server.host(), server.port())) {
        for (int database = 2; database < 512; database++) {
          others.select(database);
          others.set("theirs", "value");
        }
        properties.set(URL, "redis://127.0.0.1:" + server.port());
        int database;
        try (Redis outside = Redis.settings().ownServer().open();
            Jedis client = new Jedis(outside.uri())) {
          assertThat(outside.backend()).isEqualTo(Backend.OUTSIDE);
          database = outside.database();
          assertThat(database).isLessThan(2);
          client.set("ours", "value");
          assertThat(outside.keys("*")).extracting(RedisKey::name).containsExactly("ours");
        }
        others.select(database);
        assertThat(others.dbSize()).isZero();
        others.select(2);
        assertThat(others.get("theirs")).isEqualTo("value");
      }
    }
  }

  @Test
  void twoKeySpacesAreTwoDatabasesAndAFullServerIsRefused() {
    try (Redis server = SERVER.open()) {
      try (Jedis others = new Jedis(server.host(), server.port())) {
        for (int database = 2; database < 512; database++) {
          others.select(database);
          others.set("theirs", "value");
        }
      }
      properties.set(URL, "redis://127.0.0.1:" + server.port());
      try (Redis one = Redis.settings().ownServer().open();
          Redis other = Redis.settings().ownServer().open()) {
        assertThat(one.database()).isNotEqualTo(other.database());
        refuses(Redis.settings().ownServer(), "None of the 512 databases", URL, "is empty");
      }
    }
  }

  @Test
  void whatAKilledRunOfThisHostLeftIsEmptiedAndWhatOthersLeftIsNot() {
    Owner me = Owner.current();
    try (Redis server = SERVER.open()) {
      try (Jedis others = new Jedis(server.host(), server.port())) {
        others.select(511);
        others.set("watertight:owner", new Owner("0123456789", me.boot(), 1, 1).label());
        others.select(510);
        others.set("watertight:owner", new Owner(me.host(), "012345", 1, 1).label());
        others.set("left", "value");
      }
      properties.set(URL, "redis://127.0.0.1:" + server.port());
      try (Redis outside = Redis.settings().ownServer().open()) {
        assertThat(outside.database()).isEqualTo(510);
        assertThat(outside.keys("*")).isEmpty();
      }
    }
  }

  @Test
  void itIsNeitherKilledNorReconfigured() {
    try (Redis server = SERVER.open()) {
      properties.set(URL, "redis://127.0.0.1:" + server.port());
      try (Redis outside = Redis.settings().ownServer().open()) {
        Jedis client = new Jedis(outside.uri());
        for (Operation operation : Operation.values()) {
          assertThat(outside.can(operation)).isFalse();
        }
        for (Runnable attempt :
            new Runnable[] {outside::kill, outside::restart, outside::stop, outside::pause}) {
          assertThatThrownBy(attempt::run)
              .isInstanceOf(EnvironmentException.class)
              .hasMessageContaining("not possible with an outside server")
              .hasMessageContaining(URL);
        }
        outside.network().drop();
        assertThatThrownBy(client::ping).isInstanceOf(JedisConnectionException.class);
      }
      refuses(
          Redis.settings().appendOnly(AppendFsync.ALWAYS).ownServer(),
          "appendonly = 'no'",
          "asks for 'yes'",
          "does not reconfigure");
    }
  }

  @Test
  void passwordsAreUsedAndNeverShown() {
    try (Redis server = SERVER.password("s3cret").open()) {
      properties.set(URL, "redis://127.0.0.1:" + server.port());
      refuses("wants a password and none is given", URL);
      properties.set(URL, "redis://:wr0ng@127.0.0.1:" + server.port());
      refuses("does not let the kit in", ":***@", "Check user and password");
      properties.set(URL, "redis://:s3cret@127.0.0.1:" + server.port());
      try (Redis outside = Redis.settings().ownServer().open();
          Jedis client = new Jedis(outside.uri())) {
        assertThat(client.ping()).isEqualTo("PONG");
        assertThat(outside.toString()).contains("***").doesNotContain("s3cret");
      }
    }
  }

  @Test
  void aUserOfAnAccessListIsLetIn() {
    try (Redis server = SERVER.open()) {
      try (Jedis others = new Jedis(server.host(), server.port())) {
        others.aclSetUser("bot", "on", ">s3cret", "~*", "+@all");
        others.aclSetUser("guest", "on", ">s3cret", "~*", "+@read", "+info", "+client");
      }
      properties.set(URL, "redis://bot:s3cret@127.0.0.1:" + server.port());
      try (Redis outside = Redis.settings().ownServer().open();
          Jedis client = new Jedis(outside.uri())) {
        assertThat(client.aclWhoAmI()).isEqualTo("bot");
      }
      properties.set(URL, "redis://guest:s3cret@127.0.0.1:" + server.port());
      refuses("NOPERM", "guest:***@");
    }
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    properties.set(URL, "localhost:6379");
    refuses(URL + " = localhost:6379", "expected redis://host:port");
    properties.set(URL, "rediss://user:s3cret@host:6379");
    refuses("rediss://user:***@host:6379", "without TLS");
    properties.set(URL, "redis://no host");
    refuses("expected redis://host:port");
  }

  @Test
  void aServerThatDoesNotAnswerIsRefusedWithinTheDeadline() throws Exception {
    int port;
    try (FakeServer server = new FakeServer((in, out) -> {})) {
      port = server.port();
    }
    properties.set("watertight.start.timeout", "1");
    properties.set(URL, "redis://127.0.0.1:" + port);
    refuses(URL, "does not answer within 1 s", "refused");
    try (FakeServer silent = new FakeServer((in, out) -> in.readAllBytes())) {
      properties.set(URL, "redis://127.0.0.1:" + silent.port());
      refuses("does not answer within 1 s", "timed out");
    }
    try (FakeServer web =
        new FakeServer(
            (in, out) -> {
              in.read(new byte[100]);
              answer(out, "HTTP/1.1 400 Bad Request\r\n");
            })) {
      properties.set(URL, "redis://127.0.0.1:" + web.port());
      refuses("does not answer within 1 s", "not an answer of Redis: HTTP/1.1");
    }
  }

  @Test
  void anOldVersionIsRefused() throws Exception {
    try (FakeServer old = new FakeServer((in, out) -> speakAsRedis5(in, out))) {
      properties.set(URL, "redis://127.0.0.1:" + old.port());
      refuses(URL, "version is '5.0.14'", "expected 6 or newer");
    }
  }

  private static void speakAsRedis5(java.io.InputStream in, java.io.OutputStream out)
      throws java.io.IOException {
    byte[] buffer = new byte[4096];
    for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
      String command =
          new String(buffer, 0, count, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
      String info = "# Server\r\nredis_version:5.0.14\r\n";
      answer(
          out,
          command.contains("INFO")
              ? "$" + info.length() + "\r\n" + info + "\r\n"
              : command.contains("PING") ? "+PONG\r\n" : "+OK\r\n");
    }
  }

  private static void answer(java.io.OutputStream out, String text) throws java.io.IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void refuses(String... parts) {
    refuses(Redis.settings().ownServer(), parts);
  }

  private static void refuses(RedisSettings settings, String... parts) {
    assertThatThrownBy(settings::open)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContainingAny("s3cret", "wr0ng");
  }
}
