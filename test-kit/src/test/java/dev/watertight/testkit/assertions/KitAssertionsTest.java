package dev.watertight.testkit.assertions;

import static dev.watertight.testkit.assertions.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

@ExtendWith(RedisExtension.class)
final class KitAssertionsTest {
  @Test
  void aPoolThatFillsIsStable(Redis redis) throws Throwable {
    List<Jedis> pool = new ArrayList<>();
    assertThat(redis)
        .hasStableConnections(
            10,
            () -> {
              if (pool.size() < 8) {
                pool.add(client(redis));
              }
            });
    pool.forEach(Jedis::close);
  }

  @Test
  void aConnectionForEachOperationThatIsClosedIsStable(Redis redis) throws Throwable {
    assertThat(redis)
        .hasStableConnections(
            5,
            () -> {
              try (JedisPool pool = new JedisPool(redis.uri());
                  Jedis client = pool.getResource()) {
                client.ping();
              }
            })
        .hasNoConnections();
  }

  @Test
  void oneConnectionInFiftyOperationsIsSeen(Redis redis) {
    List<Jedis> leaked = new ArrayList<>();
    int[] operations = {0};
    assertThatThrownBy(
            () ->
                assertThat(redis)
                    .hasStableConnections(
                        50,
                        () -> {
                          if (++operations[0] % 50 == 0) {
                            leaked.add(client(redis));
                          }
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("they grow: [1, 2, 3, 4]")
        .hasMessageContaining("after rounds of 50 operations")
        .hasMessageContaining("last command ping");
    assertThatThrownBy(() -> assertThat(redis).hasNoConnections())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("but 4 are");
    leaked.forEach(Jedis::close);
  }

  @Test
  void keysWithAnExpiryPass(Redis redis) {
    try (Jedis client = client(redis)) {
      client.setex("fsm:1:state", 3600, "x");
      client.setex("fsm:1:data", 600, "x");
      client.set("config", "x");
    }
    assertThat(redis)
        .everyKey("fsm:*")
        .hasTtl()
        .everyKey("fsm:*")
        .hasTtl(Duration.ofHours(1))
        .everyKey("fsm:*:data")
        .hasTtl(Duration.ofSeconds(300), Duration.ofSeconds(600));
  }

  @Test
  void aKeyWithoutExpiryIsNamed(Redis redis) {
    try (Jedis client = client(redis)) {
      client.setex("fsm:1", 3600, "x");
      client.set("fsm:2", "x");
    }
    assertThatThrownBy(() -> assertThat(redis).everyKey("fsm:*").hasTtl())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("of 2 these 1 do not")
        .hasMessageContaining("fsm:2 stays for ever");
    assertThatThrownBy(() -> assertThat(redis).everyKey("fsm:1").hasTtl(Duration.ofMinutes(10)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to expire within 10m, but of 1 these 1 do not");
  }

  @Test
  void noKeyAtAllIsNoProof(Redis redis) {
    assertThatThrownBy(() -> assertThat(redis).everyKey("fsm:*").hasTtl())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("but there is none");
  }

  @Test
  void unwantedCommandsAreCounted(Redis redis) {
    try (Jedis client = client(redis)) {
      assertThat(redis).ranNoCommand("KEYS", "FLUSHDB");
      client.keys("*");
      client.keys("*");
      client.flushDB();
    }
    assertThat(redis).ranNoCommand("flushall");
    assertThatThrownBy(() -> assertThat(redis).ranNoCommand("keys", "FLUSHDB"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("FLUSHDB once, KEYS 2 times");
  }

  private static Jedis client(Redis redis) {
    Jedis client = new Jedis(redis.host(), redis.port());
    client.select(redis.database());
    client.ping();
    return client;
  }
}
