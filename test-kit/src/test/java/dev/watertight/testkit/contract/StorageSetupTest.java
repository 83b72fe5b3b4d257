package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.Wait;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisKey;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import redis.clients.jedis.Jedis;

/** What is wrong with the test and not with the storage is told so. */
final class StorageSetupTest {
  private static void refuses(Twin twin, String rule, String... texts) {
    assertThat(twin.tried(rule))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(texts);
  }

  @Test
  void open_returns_null() {
    refuses(Twin.of(uri -> null), "STO1", "open(surroundings) returned null. Return an adapter of");
  }

  @Test
  void open_throws() {
    refuses(
        Twin.of(
            uri -> {
              throw new IllegalArgumentException("no such profile");
            }),
        "STO1",
        "open(surroundings) threw java.lang.IllegalArgumentException: no such profile",
        "Redis at 127.0.0.1:");
  }

  @Test
  void open_hangs() {
    CountDownLatch never = new CountDownLatch(1);
    refuses(
        Twin.of(
                uri -> {
                  never.await();
                  return new FakeStorage(uri);
                })
            .patient(Duration.ofMillis(500)),
        "STO1",
        "open(surroundings) did not return within 2 s. It hangs here:",
        "CountDownLatch.await");
  }

  @Test
  void open_returns_the_same_object_twice() {
    Map<String, FakeStorage> kept = new ConcurrentHashMap<>();
    refuses(
        Twin.of(uri -> kept.computeIfAbsent(uri, FakeStorage::new)),
        "STO12",
        "open(surroundings) returned the same object twice",
        "do not keep it in a field");
  }

  @Test
  void no_connection_arrives_at_the_server_that_was_given() {
    try (Redis elsewhere = Redis.open()) {
      refuses(
          Twin.of(uri -> new FakeStorage(elsewhere.uri())),
          "STO1",
          "open(surroundings) asked for Redis and no connection arrived there: expected one at 127.0.0.1:",
          "surroundings.redis()");
    }
  }

  @Test
  void no_connection_arrives_since_a_fixed_address_is_used() {
    refuses(
        Twin.of(uri -> new FakeStorage("redis://127.0.0.1:1/0")),
        "STO1",
        "no connection arrived there");
  }

  @Test
  void expire_is_missing_where_the_kit_cannot_do_it() {
    refuses(
        Twin.opened(
            surroundings ->
                new FakeMemory() {
                  @Override
                  public void expire(Conversation user) {
                    throw new UnsupportedOperationException("expire");
                  }
                }),
        "TTL4",
        "does not override expire(conversation)",
        "or deny EXPIRES");
  }

  @Test
  void a_rule_that_is_no_rule_is_waived() {
    refuses(
        Twin.of(FakeStorage::new).waiving("STO99", "until May"),
        "STO1",
        "waives STO99, which is no rule. The rules are ",
        "STO1,",
        "LIF7");
  }

  @Test
  void a_rule_that_holds_is_waived() {
    assertThat(Twin.of(FakeStorage::new).waiving("STO1", "until May").tried("STO1"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "STO1 (what is written is read) holds, but is waived (until May). Delete the waiver, so that it stays so.");
  }

  @Test
  void a_rule_that_does_not_hold_is_waived() {
    Twin twin =
        Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void clear(Conversation user) {}
                });
    assertThat(twin.waiving("STO8", "we never cancel").tried("STO8"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContainingAll("STO8 (what is cleared is gone) does not hold", "we never cancel");
  }

  @Test
  void rules_about_servers_do_not_apply_to_a_storage_without_one() {
    ContractReport report =
        StorageContracts.of(surroundings -> new FakeMemory())
            .promising(
                Promises.<Capability>all()
                    .without(Capability.SURVIVES_RESTART)
                    .without(Capability.SHARED))
            .verify();
    assertThat(report.toString())
        .contains(
            "STO1 (what is written is read): kept",
            "STO12 (two instances share dialogs): kept",
            "STO13 (what was acknowledged survives a kill of the server): not applicable\n"
                + "  Not applicable: the rule is about SURVIVES_RESTART, which is denied",
            "STO17 (no command stops the server): not applicable\n"
                + "  Not applicable: the rule is about Redis, and open() did not ask for the kit's",
            "TTL4 (what has expired is gone): kept",
            "CON1 (puts at once lose nothing): kept",
            "OUT1 (calls end while the server is away): not applicable",
            "LIF4 (opening and closing many times leaves nothing): kept")
        .doesNotContain(": broken");
  }

  @Test
  void one_rule_of_all_contracts_is_tried_alone() {
    StorageVerification storage =
        StorageContracts.of(surroundings -> new FakeStorage(surroundings.redis().uri()));
    assertThat(storage.verify("LIF2").lines())
        .extracting(ContractReport.Line::rule)
        .containsExactly("LIF2 (a second close is harmless)");
    assertThatThrownBy(() -> storage.verify("LIF99"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("has no such rule. It has [STO1, ")
        .hasMessageEndingWith(", LIF6, LIF7].");
  }

  @Test
  void verify_tells_all_that_does_not_hold() {
    assertThatThrownBy(
            () ->
                StorageContracts.of(
                        surroundings ->
                            new FakeMemory() {
                              @Override
                              public void clear(Conversation user) {}
                            })
                    .verify())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "STO8 (what is cleared is gone): broken",
            "STO8 (what is cleared is gone) does not hold for this storage: ",
            "STO11 (a dialog survives a restart of the bot): broken");
  }

  @Test
  void a_redis_that_the_test_has_is_used_and_left_as_it_was_also_where_rules_fail()
      throws Exception {
    try (Redis redis = Redis.open()) {
      try (Jedis own = new Jedis(URI.create(redis.uri()))) {
        own.set("mine", "1");
      }
      assertThatThrownBy(
              () ->
                  StorageContracts.of(
                          surroundings ->
                              new FakeStorage(surroundings.redis().uri()) {
                                @Override
                                public void clear(Conversation user) {}
                              })
                      .on(redis)
                      .verify())
          .isInstanceOf(AssertionError.class)
          .hasMessageContainingAll(
              "STO8 (what is cleared is gone): broken",
              "STO14 (the loss window of a kill is told): not applicable",
              "TTL1 (every key that a write adds expires): kept",
              "OUT9 (a full redis loses nothing): not applicable");
      Wait.until("no connection is left", () -> redis.connections().isEmpty());
      assertThat(redis.keys("*")).extracting(RedisKey::name).containsExactly("mine");
    }
  }
}
