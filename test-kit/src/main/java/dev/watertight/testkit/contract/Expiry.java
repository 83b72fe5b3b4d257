package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.RedisKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of one dialog, how long they live, and how their time is made to run out. */
final class Expiry {
  private final StorageProbe probe;
  private final StorageUnderTest storage;
  private final Conversation user;
  private final Optional<Map<String, RedisKey>> before;

  Expiry(StorageProbe probe, StorageUnderTest storage) {
    this.probe = probe;
    this.storage = storage;
    this.user = probe.user(101);
    this.before = probe.surroundings().redisInUse().map(redis -> probe.keys());
  }

  /** Writes the dialog; returns the keys that came with it, none without Redis. */
  Map<String, RedisKey> written(StoredDialog dialog) throws Exception {
    storage.write(user, dialog);
    return before.isPresent() ? added() : Map.of();
  }

  Map<String, RedisKey> added() {
    return probe.keysBeside(
        before.orElseThrow(() -> new NotApplicable("the rule is about keys of Redis")));
  }

  /**
   * Lets the time of the dialog run out, in Redis by the kit and elsewhere by the adapter.
   *
   * @throws EnvironmentException if the adapter does not know how
   */
  void over() throws Exception {
    if (before.isPresent()) {
      added().keySet().forEach(key -> probe.redis().expire(key, Duration.ZERO));
      probe.evidence().add("all keys of the dialog expire");
    }
    if (before.isEmpty() || probe.surroundings().postgresInUse().isPresent()) {
      try {
        storage.expire(user);
      } catch (UnsupportedOperationException e) {
        throw new EnvironmentException(
            "The adapter does not override expire(conversation), and EXPIRES is promised: expected that it lets the time of a dialog run out, by setting back the time of its row or by moving a clock on. Override it, or deny EXPIRES.",
            e);
      }
    }
  }

  /** Which keys hold the state, which the data: those without which it is not read. */
  Keys found(StoredDialog dialog) throws Exception {
    List<RedisKey> state = new ArrayList<>();
    List<RedisKey> data = new ArrayList<>();
    written(dialog);
    for (String name : added().keySet()) {
      written(dialog);
      RedisKey key = added().get(name);
      if (key == null) {
        continue;
      }
      probe.redis().delete(name);
      probe.evidence().add(name + " is deleted, to see what it holds");
      StoredDialog read = storage.read(user);
      if (read.state().isEmpty()) {
        state.add(key);
      }
      if (read.data().isEmpty() && !dialog.data().isEmpty()) {
        data.add(key);
      }
    }
    if (state.isEmpty() && probe.surroundings().postgresInUse().isPresent()) {
      throw new NotApplicable("PostgreSQL has what Redis loses, so that no key holds the dialog");
    }
    return new Keys(List.copyOf(state), List.copyOf(data));
  }

  /**
   * The keys of a dialog, by what they hold; one may hold both.
   *
   * @param state without which the state is not read
   * @param data without which the data is not read
   */
  record Keys(List<RedisKey> state, List<RedisKey> data) {
    /** A key that holds both may live as long as the longer one of them, but no shorter. */
    void demandLife(String what, List<RedisKey> keys, Duration declared) {
      assertThat(keys).as("keys without which the %s is not read", what).isNotEmpty();
      Duration shortest =
          keys.stream()
              .map(key -> key.timeToLive().orElse(Duration.ofDays(36_500)))
              .min(Duration::compareTo)
              .orElseThrow();
      boolean holdsMore = state.stream().anyMatch(data::contains);
      Duration atLeast = declared.minus(declared.dividedBy(10)).minusSeconds(1);
      assertThat(shortest)
          .as(
              "time that is left of the %s right after a write, in %s; the adapter declares %s. What ends earlier throws users out, and what ends later is not what they were told",
              what, keys, declared)
          .isGreaterThanOrEqualTo(atLeast);
      if (!holdsMore) {
        assertThat(shortest)
            .as(
                "time that is left of the %s right after a write, in %s; what ends later is not what users were told",
                what, keys.stream().map(StorageTtlContract::told).toList())
            .isLessThanOrEqualTo(declared);
      }
    }
  }
}
