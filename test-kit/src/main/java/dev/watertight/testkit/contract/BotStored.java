package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.contract.DialogScript.Expiry;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What happens to a stored dialog that the bot does not do: it expires, is evicted, or grows old.
 */
final class BotStored {
  private static final Duration LONG = Duration.ofDays(366);

  private BotStored() {}

  /** The keys that Redis holds at a moment. */
  record Found(Set<String> keys) {
    static Found of(BotProbe probe) {
      return of(probe.surroundings());
    }

    static Found of(Surroundings surroundings) {
      return new Found(
          surroundings
              .redisInUse()
              .map(
                  redis -> redis.keys("*").stream().map(RedisKey::name).collect(Collectors.toSet()))
              .orElse(Set.of()));
    }

    /** Those that were not there before, in the order of their names. */
    List<String> since(Found before) {
      return keys.stream().filter(key -> !before.keys().contains(key)).sorted().toList();
    }
  }

  /** The keys of a dialog, or aborts the rule. */
  static List<String> demandKeys(List<String> keys) {
    if (keys.isEmpty()) {
      throw new NotApplicable(
          "The dialog added no key to a Redis of the kit, so that none can be evicted. Take redis() of the surroundings to try this rule.");
    }
    return keys;
  }

  /** Lets a time pass that is longer than a dialog lasts: whatever has an end comes to it. */
  static void expire(BotProbe probe, List<String> added) throws Exception {
    Optional<Expiry> expiry = probe.script().expiry();
    if (expiry.isPresent()) {
      // Such as a clock that is set forward, and stays so.
      probe.spend();
      expiry.get().provoke(probe.surroundings());
      probe.evidence().add("expiredBy(..) of the script");
      return;
    }
    Optional<Postgres> postgres = probe.surroundings().postgresInUse();
    if (postgres.isEmpty()) {
      demandKeys(added);
    }
    probe
        .surroundings()
        .redisInUse()
        .ifPresent(redis -> expire(probe, redis, added, postgres.isPresent()));
    postgres.ifPresent(
        server -> {
          int columns = server.age(LONG);
          probe.evidence().add("set back the times of %d columns by a year".formatted(columns));
        });
  }

  private static void expire(BotProbe probe, Redis redis, List<String> added, boolean elseToo) {
    Set<String> ending =
        redis.keys("*").stream()
            .filter(key -> key.timeToLive().isPresent())
            .map(RedisKey::name)
            .filter(added::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> staying = added.stream().filter(key -> !ending.contains(key)).toList();
    if (ending.isEmpty() && !elseToo) {
      throw new NotApplicable(
          "No key that the dialog added has a time to live: %s. SOA2 says so where that is wrong. If the bot itself ends dialogs, by a time that it stores, let expiredBy(..) of script() provoke it."
              .formatted(staying));
    }
    ending.forEach(key -> redis.expire(key, Duration.ZERO));
    probe
        .evidence()
        .add(
            "let expire %s%s"
                .formatted(
                    ending, staying.isEmpty() ? "" : ", but not what never does: " + staying));
  }

  /** Evicts a key. */
  static void delete(BotProbe probe, String key) {
    Redis redis = probe.surroundings().redis();
    redis.delete(key);
    probe.evidence().add("evicted " + key);
  }

  /** Renames a state in all that is stored, and gives the new name, which is as long. */
  static String rename(BotProbe probe, String state) {
    String other = otherName(state);
    int changed =
        probe.surroundings().redisInUse().map(redis -> redis.rewrite(state, other)).orElse(0)
            + probe.surroundings().postgresInUse().map(p -> p.rewrite(state, other)).orElse(0);
    if (changed == 0) {
      throw new EnvironmentException(
          "script(): storedAs(\"%s\"), but nothing that is stored after that step holds this text. %s"
              .formatted(
                  state,
                  probe
                      .surroundings()
                      .redisInUse()
                      .map(Redis::describeKeys)
                      .orElse("Look into the tables.")));
    }
    probe
        .evidence()
        .add("renamed \"%s\" to \"%s\" in %d stored values".formatted(state, other, changed));
    return other;
  }

  private static String otherName(String state) {
    for (int i = state.length() - 1; i >= 0; i--) {
      char c = state.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        return state.substring(0, i) + other(c) + state.substring(i + 1);
      }
    }
    throw new IllegalArgumentException(state);
  }

  private static char other(char c) {
    if (Character.isDigit(c)) {
      return c == '9' ? '8' : '9';
    }
    char other = Character.toLowerCase(c) == 'x' ? 'q' : 'x';
    return Character.isUpperCase(c) ? Character.toUpperCase(other) : other;
  }
}
