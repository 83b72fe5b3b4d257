package dev.watertight.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.Wait;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** What a Redis of the kit does, wherever it comes from. */
abstract class RedisSuite {
  private static final int IMPATIENCE_MILLIS = 500;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int DEATHS = 10;

  private final RedisSettings settings;

  RedisSuite(Backend backend) {
    settings = Redis.settings().on(backend);
  }

  @Test
  void aKeySpaceIsItsOwnAndLeavesNothing() {
    int database;
    try (Redis one = settings.open();
        Redis other = settings.open();
        Jedis client = client(one);
        Jedis otherClient = client(other)) {
      database = one.database();
      client.set("key", "value");
      assertThat(otherClient.dbSize()).isZero();
    }
    try (Redis again = settings.open();
        Jedis client = client(again)) {
      assertThat(again.database()).isEqualTo(database);
      assertThat(client.dbSize()).isZero();
      assertThat(again.commands()).doesNotContainKey("SET");
    }
  }

  @Test
  void acknowledgedWritesSurviveTenDeathsWithAClientOpen() {
    try (Redis redis = settings.appendOnly(AppendFsync.ALWAYS).open();
        JedisPool pool = new JedisPool(redis.uri())) {
      int port = redis.port();
      List<String> acknowledged = new ArrayList<>();
      for (int death = 0; death < DEATHS; death++) {
        try (Jedis client = pool.getResource()) {
          client.set("key" + death, "value");
          acknowledged.add("key" + death);
          redis.kill();
          assertThatThrownBy(client::ping).isInstanceOf(JedisConnectionException.class);
        }
        assertThatThrownBy(() -> connect(redis)).isInstanceOf(ConnectException.class);
        redis.start();
        assertThat(redis.port()).isEqualTo(port);
        try (Jedis client = pool.getResource()) {
          assertThat(client.mget(acknowledged.toArray(String[]::new))).doesNotContainNull();
        }
      }
      assertThat(redis.commands()).containsEntry("SET", (long) DEATHS).containsEntry("MGET", 10L);
    }
  }

  @Test
  void survivesTenRestartsWithAClientOpen() {
    try (Redis redis = settings.appendOnly(AppendFsync.EVERYSEC).open();
        JedisPool pool = new JedisPool(checked(), redis.uri())) {
      for (int restart = 1; restart <= DEATHS; restart++) {
        try (Jedis client = pool.getResource()) {
          assertThat(client.incr("restarts")).isEqualTo(restart);
        }
        redis.restart();
      }
    }
  }

  @Test
  void whatIsNotWrittenToDiskIsLostWithTheServer() {
    try (Redis redis = settings.open();
        Jedis client = client(redis)) {
      client.set("key", "value");
      redis.kill();
      redis.start();
      try (Jedis next = client(redis)) {
        assertThat(next.dbSize()).isZero();
      }
    }
  }

  @Test
  void aTestThatLeavesItsServerDeadHandsTheNextOneALiveOne() {
    try (Redis redis = settings.open()) {
      redis.kill();
    }
    try (Redis redis = settings.open()) {
      redis.pause();
    }
    try (Redis redis = settings.open();
        Jedis client = client(redis)) {
      assertThat(client.ping()).isEqualTo("PONG");
    }
  }

  @Test
  void aServerThatAClientHasShutDownRunsAgainForTheNextTest() {
    try (Redis redis = settings.open()) {
      client(redis).shutdown();
    }
    try (Redis redis = settings.open();
        Jedis client = client(redis)) {
      assertThat(client.ping()).isEqualTo("PONG");
    }
  }

  @Test
  void aPausedServerAnswersWhenItGoesOn() {
    try (Redis redis = settings.open();
        Jedis client = client(redis)) {
      client.ping();
      redis.pause();
      assertThatThrownBy(() -> impatient(redis).close())
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
      redis.resume();
      assertThat(client.ping()).isEqualTo("PONG");
    }
  }

  @Test
  void refusesConnectionsAndKeepsThoseThatAreOpen() throws Exception {
    try (Redis redis = settings.open();
        Jedis client = client(redis)) {
      client.ping();
      redis.network().refuse();
      assertThatThrownBy(() -> connect(redis)).isInstanceOf(ConnectException.class);
      assertThat(client.ping()).isEqualTo("PONG");
      redis.network().heal();
      connect(redis);
    }
  }

  @Test
  void dropsConnectionsAndTakesNewOnes() {
    try (Redis redis = settings.open()) {
      Jedis client = client(redis);
      client.ping();
      redis.network().drop();
      assertThatThrownBy(client::ping).isInstanceOf(JedisConnectionException.class);
      try (Jedis next = client(redis)) {
        assertThat(next.ping()).isEqualTo("PONG");
      }
    }
  }

  @Test
  void delaysEachWay() {
    try (Redis redis = settings.open();
        Jedis client = client(redis)) {
      client.ping();
      redis.network().delay(Duration.ofMillis(150));
      long start = System.nanoTime();
      client.ping();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }
  }

  @Test
  void aHalfOpenConnectionStaysAndIsSilent() {
    try (Redis redis = settings.open();
        Jedis patient = client(redis);
        Jedis impatient = impatient(redis)) {
      patient.ping();
      impatient.ping();
      redis.network().halfOpen();
      assertThatThrownBy(impatient::ping).hasRootCauseInstanceOf(SocketTimeoutException.class);
      assertThat(redis.connections()).hasSize(2);
      redis.network().heal();
      assertThat(patient.ping()).isEqualTo("PONG");
    }
  }

  @Test
  void evictsByThePolicyAtItsMemoryLimit() {
    try (Redis redis = settings.memoryLimit(3_000_000, "noeviction").open();
        Jedis client = client(redis)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  client.set("key" + i, "x".repeat(100_000));
                }
              })
          .isInstanceOf(JedisDataException.class)
          .hasMessageContaining("OOM");
    }
  }

  @Test
  void staysFullUntilThereIsRoom() {
    RedisSettings small = settings.memoryLimit(6_000_000, "noeviction");
    try (Redis redis = small.open();
        Jedis client = client(redis)) {
      client.set("before", "value");
      // Whatever goes with it gives memory back, which is no room for a write.
      Jedis other = client(redis);
      other.set("large", "x".repeat(1_000_000));
      redis.fill();
      redis.fill();
      other.close();
      client.del("large");
      assertThatThrownBy(() -> client.set("key", "value"))
          .isInstanceOf(JedisDataException.class)
          .hasMessageStartingWith("OOM");
      assertThat(client.get("before")).isEqualTo("value");
      redis.makeRoom();
      client.set("key", "value");
      assertThat(redis.setting("maxmemory")).contains("6000000");
      redis.fill();
    }
    try (Redis next = small.open();
        Jedis client = client(next)) {
      client.set("key", "value");
      assertThat(next.setting("maxmemory")).contains("6000000");
    }
  }

  @Test
  void tellsWhoIsConnectedButNotTheKit() throws Exception {
    try (Redis redis = settings.open()) {
      assertThat(redis.clients()).isEmpty();
      try (Jedis client = client(redis)) {
        client.clientSetname("bot");
        client.select(redis.database());
        assertThat(redis.connections()).hasSize(1);
        assertThat(redis.clients()).singleElement().extracting(RedisClient::name).isEqualTo("bot");
      }
      Wait.until("the client is gone", () -> redis.clients().isEmpty());
      assertThat(redis.connections()).isEmpty();
    }
  }

  @Test
  void countsCommandsOfClientsOverRestartsButNotItsOwn() {
    try (Redis redis = settings.open()) {
      try (Jedis client = client(redis)) {
        client.set("key", "value");
        client.keys("*");
      }
      redis.clients();
      redis.keys("*");
      redis.restart();
      try (Jedis client = client(redis)) {
        client.set("key", "value");
      }
      assertThat(redis.commands())
          .containsEntry("SET", 2L)
          .containsEntry("KEYS", 1L)
          .doesNotContainKeys("SCAN", "PTTL", "INFO", "CLIENT LIST", "AUTH", "PING");
    }
  }

  @Test
  void tellsHowLongKeysLive() {
    try (Redis redis = settings.open();
        Jedis client = client(redis)) {
      client.setex("fsm:1", 100, "state");
      client.set("fsm:2", "state");
      client.set("other", "state");
      assertThat(redis.keys("fsm:*"))
          .extracting(RedisKey::name)
          .containsExactlyInAnyOrder("fsm:1", "fsm:2");
      assertThat(redis.keys("fsm:2")).containsExactly(new RedisKey("fsm:2", Optional.empty()));
      assertThat(redis.keys("fsm:1").get(0).timeToLive())
          .hasValueSatisfying(
              ttl -> assertThat(ttl).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100)));
    }
  }

  @Test
  void letsInOnlyWithThePassword() {
    try (Redis redis = settings.password("s3cret:/@").open();
        Jedis client = new Jedis(redis.host(), redis.port());
        JedisPool pool = new JedisPool(redis.uri())) {
      assertThatThrownBy(() -> client.set("key", "value")).hasMessageContaining("NOAUTH");
      try (Jedis known = pool.getResource()) {
        assertThat(known.set("key", "value")).isEqualTo("OK");
      }
      assertThat(redis.toString()).doesNotContain("s3cret");
    }
  }

  @Test
  void canDoAllToItsOwnServer() {
    try (Redis redis = settings.open()) {
      assertThat(Operation.values()).allMatch(redis::can);
    }
  }

  /** A pool that does not lend what the restart has cut. */
  private static JedisPoolConfig checked() {
    JedisPoolConfig config = new JedisPoolConfig();
    config.setTestOnBorrow(true);
    return config;
  }

  private static Jedis client(Redis redis) {
    return client(redis, PATIENCE_MILLIS);
  }

  private static Jedis impatient(Redis redis) {
    return client(redis, IMPATIENCE_MILLIS);
  }

  private static Jedis client(Redis redis, int timeout) {
    Jedis client = new Jedis(redis.host(), redis.port(), timeout);
    client.select(redis.database());
    return client;
  }

  private static void connect(Redis redis) throws Exception {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(redis.host(), redis.port()), PATIENCE_MILLIS);
    }
  }
}
