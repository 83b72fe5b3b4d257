package dev.watertight.testkit.contract;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.AppendFsync;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisKey;
import dev.watertight.testkit.environment.RedisSettings;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a storage has while one rule is tried, or a bot while rules are tried on it.
 * Each is there once it is asked for, empty, the same one each time, and gone with the rule, or
 * with the bot. Safe for use by several threads.
 */
public final class Surroundings implements AutoCloseable {
  private static final AtomicLong GIVEN = new AtomicLong();
  private static final long USERS = 1_000_000;

  private final RedisSettings redisSettings;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private @Nullable Redis redis;
  private @Nullable Postgres postgres;
  private @Nullable FakeTelegram telegram;
  private @Nullable Path folder;
  private long firstUser;

  /** Read while others start a server. */
  private volatile Starts starts = new Starts(Duration.ZERO, Optional.empty());

  private Surroundings(RedisSettings redisSettings) {
    this.redisSettings = redisSettings;
  }

  /**
   * Servers that are shared with other rules, Redis with each write on disk before its answer; one
   * that runs outside is taken as it is.
   */
  static Surroundings usual() {
    RedisSettings settings = Redis.settings();
    return new Surroundings(isOutside() ? settings : settings.appendOnly(AppendFsync.ALWAYS));
  }

  private static boolean isOutside() {
    return Setting.REDIS_URL.value().isPresent()
        && Setting.forcedBackend().orElse(Backend.OUTSIDE) == Backend.OUTSIDE;
  }

  /** The same with a Redis that is set up so, unless somebody else has opened one. */
  Surroundings with(RedisSettings settings) {
    if (redis != null || isOutside()) {
      throw new NotApplicable(
          "the rule needs a Redis that is set up otherwise, and one was given or runs outside");
    }
    Surroundings others = new Surroundings(settings);
    others.postgres = postgres;
    others.firstUser = firstUser;
    return others;
  }

  /** Servers that somebody else has opened, and closes; what a rule leaves in Redis is deleted. */
  static Surroundings given(Optional<Redis> redis, Optional<Postgres> postgres) {
    Surroundings surroundings = usual();
    surroundings.firstUser = GIVEN.incrementAndGet() * USERS;
    redis.ifPresent(
        given -> {
          Set<String> before = names(given);
          surroundings.opened.push(
              () -> {
                Set<String> added = names(given);
                added.removeAll(before);
                added.forEach(given::delete);
              });
          surroundings.redis = given;
        });
    postgres.ifPresent(given -> surroundings.postgres = given);
    return surroundings;
  }

  private static Set<String> names(Redis redis) {
    return redis.keys("*").stream().map(RedisKey::name).collect(Collectors.toSet());
  }

  /**
   * Whether somebody else has opened the servers, and perhaps a pool on them that all rules use.
   */
  boolean isGiven() {
    return firstUser > 0;
  }

  /** Where the numbers of users begin: what a database that is not ours has kept is not theirs. */
  long firstUser() {
    return firstUser;
  }

  /** Ends what a rule did to the servers. */
  synchronized void heal() {
    for (RealServer server : serversInUse()) {
      server.network().heal();
      server.resume();
      server.start();
    }
  }

  /** What Redis holds under these keys, for messages; nothing if nobody has asked for one. */
  Optional<String> held(Predicate<String> keys) {
    return redisInUse().map(known -> held(known, keys));
  }

  private String held(Redis known, Predicate<String> keys) {
    try {
      // One that is still halted does not tell what it holds.
      heal();
      return known.describeKeys(keys);
    } catch (EnvironmentException e) {
      return "What Redis holds could not be asked: " + e.getMessage();
    }
  }

  /** A Redis, each write on disk before its answer unless the rule needs another. */
  public synchronized Redis redis() {
    Redis known = redis;
    if (known == null) {
      known = started(redisSettings::open);
      opened.push(known);
      redis = known;
    }
    return known;
  }

  /** A PostgreSQL. */
  public synchronized Postgres postgres() {
    Postgres known = postgres;
    if (known == null) {
      known = started(Postgres::open);
      opened.push(known);
      postgres = known;
    }
    return known;
  }

  private <S extends RealServer> S started(Supplier<S> opening) {
    starts = new Starts(starts.took(), Optional.of(System.nanoTime()));
    try {
      return opening.get();
    } finally {
      starts = new Starts(starts.took(), Optional.empty());
    }
  }

  /**
   * How long was waited for servers so far, which have a deadline of their own; also while one
   * starts.
   */
  Duration startingTook() {
    return starts.took();
  }

  /** How long starts of servers took, and since when another one takes. */
  private record Starts(Duration before, Optional<Long> since) {
    Duration took() {
      return since.map(begun -> before.plusNanos(System.nanoTime() - begun)).orElse(before);
    }
  }

  /** A Telegram; of use to bots only. */
  public synchronized FakeTelegram telegram() {
    FakeTelegram known = telegram;
    if (known == null) {
      known = FakeTelegram.settings().patience(BotTimes.patience()).start();
      opened.push(known);
      telegram = known;
    }
    return known;
  }

  /** An empty folder, for a storage that keeps a file. */
  public synchronized Path folder() {
    Path known = folder;
    if (known == null) {
      known = temporaryFolder();
      Path made = known;
      opened.push(() -> Trees.delete(made));
      folder = known;
    }
    return known;
  }

  /** The Redis, if it was asked for. */
  synchronized Optional<Redis> redisInUse() {
    return Optional.ofNullable(redis);
  }

  /** The PostgreSQL, if it was asked for. */
  synchronized Optional<Postgres> postgresInUse() {
    return Optional.ofNullable(postgres);
  }

  /** The servers that were asked for. */
  synchronized List<RealServer> serversInUse() {
    return Stream.<@Nullable RealServer>of(redis, postgres).flatMap(Stream::ofNullable).toList();
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("watertight-contract");
    } catch (IOException e) {
      throw new EnvironmentException(
          "No folder can be made in java.io.tmpdir, %s: %s"
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  /** Leaves nothing of this rule behind; what fails does not keep the rest from being closed. */
  @Override
  public synchronized void close() {
    RuntimeException first = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        if (first == null) {
          first =
              e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
