package dev.watertight.testkit.contract;

import static dev.watertight.testkit.assertions.KitAssertions.assertThat;

import dev.watertight.testkit.assertions.MeasurableAssert;
import dev.watertight.testkit.assertions.Soak;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisKey;
import dev.watertight.testkit.environment.bot.Amount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * After many dialogs the bot and its servers hold no more than before, and a dialog costs the same.
 * Rules SOA; see {@code docs/kit/contracts/BotSoakContract.md}.
 */
public abstract class BotSoakContract extends BotRules {
  private static final int USERS = 4;
  private static final int CHECKPOINTS = 12;
  private static final int ROUNDS = 5;
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int ABANDONED = 40;
  private static final int BLOCK = 3;
  private static final int BLOCKS = 3;
  private static final int SOME_DIALOGS = 20;
  private static final Set<String> FORBIDDEN = Set.of("KEYS", "FLUSHDB", "FLUSHALL");

  @Test
  void soa1_it_holds_no_more_after_many_dialogs() throws Exception {
    holds(
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          List<Talk> users = users(trial, USERS);
          List<RealServer> servers = probe.surroundings().serversInUse();
          demandMeasured(trial, servers);
          together(trial, users);
          MeasurableAssert flat = assertThat(trial.bot());
          servers.forEach(flat::withConnectionsOf);
          int operations = Math.max(CHECKPOINTS, BotTimes.soak() / USERS);
          flat.isFlatAfter(
              new Soak(Math.max(2, operations / 3), operations, CHECKPOINTS, ROUNDS, WITHIN),
              () -> {
                together(trial, users);
                probe.telegram().forget();
              });
        });
  }

  private static void demandMeasured(BotTrial trial, List<RealServer> servers) {
    boolean none =
        trial.bot().measure().amounts().values().stream()
            .allMatch(Amount.NotMeasured.class::isInstance);
    if (none && servers.isEmpty()) {
      throw new NotApplicable(
          trial.bot().name()
              + " cannot be measured, and uses no server of the kit. Start it by ChildJvm to try this rule.");
    }
  }

  private static List<Talk> users(BotTrial trial, int count) {
    return IntStream.range(0, count).mapToObj(i -> trial.talk("User" + i)).toList();
  }

  /** All users lead the dialog at once, step by step. */
  private static void together(BotTrial trial, List<Talk> users) {
    for (DialogScript.Step step : trial.steps()) {
      users.forEach(user -> user.act(step));
      users.forEach(user -> user.chat().expectsContaining(step.answer()));
    }
  }

  @Test
  void soa2_every_key_that_is_left_expires() throws Exception {
    holds(
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          Redis redis = redis(probe);
          leaveAfterEachStep(trial, "First");
          Map<String, Long> before = staying(redis);
          leaveAfterEachStep(trial, "Second");
          List<String> forEver =
              staying(redis).entrySet().stream()
                  .flatMap(key -> grown(key, before, trial.lastStep()).stream())
                  .toList();
          if (!forEver.isEmpty()) {
            throw new AssertionError(
                "Users left the dialog after each step, and of what Redis keeps this never expires: %s. What is abandoned stays for ever, until memory is full."
                    .formatted(forEver));
          }
        });
  }

  /** One user leaves after each step, and one comes to the end. */
  private static void leaveAfterEachStep(BotTrial trial, String name) {
    for (int i = 0; i <= trial.lastStep(); i++) {
      Talk user = trial.talk(name + i);
      user.play(0, i + 1, "The dialog does not go on");
      user.settle();
    }
  }

  /** What stays for ever, and how many entries it has. */
  private static Map<String, Long> staying(Redis redis) {
    return redis.keys("*").stream()
        .filter(key -> key.timeToLive().isEmpty())
        .collect(
            Collectors.toMap(
                RedisKey::name, key -> redis.entries(key.name()), Math::max, TreeMap::new));
  }

  /**
   * What further users added; a key that is there once for all, such as a counter, does not grow.
   */
  private static Optional<String> grown(
      Map.Entry<String, Long> key, Map<String, Long> before, int left) {
    if (!before.containsKey(key.getKey())) {
      return Optional.of(key.getKey());
    }
    long more = key.getValue() - before.get(key.getKey());
    return more < left
        ? Optional.empty()
        : Optional.of(
            "%s, with %d entries more after %d further users left"
                .formatted(key.getKey(), more, left));
  }

  @Test
  void soa3_no_command_blocks_or_empties_redis() throws Exception {
    holds(
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          Redis redis = redis(probe);
          for (int i = 0; i < SOME_DIALOGS / USERS; i++) {
            together(trial, users(trial, USERS));
          }
          Map<String, Long> ran =
              redis.commands().entrySet().stream()
                  .filter(command -> FORBIDDEN.contains(command.getKey()))
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
          if (!ran.isEmpty()) {
            throw new AssertionError(
                "The bot ran %s. KEYS blocks Redis for all who use it while it looks at each key; FLUSHDB and FLUSHALL delete what others keep there. Take SCAN, and let keys expire."
                    .formatted(ran));
          }
        });
  }

  @Test
  void soa4_a_dialog_costs_the_same_after_many() throws Exception {
    // Where there are many users already, as many more make no difference.
    holds(
        Surroundings.usual(),
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          Redis redis = redis(probe);
          Talk anna = trial.talk("Anna");
          dialogs(trial, anna, BLOCK);
          long first = cheapest(trial, redis, anna);
          for (Talk user : users(trial, ABANDONED)) {
            user.play(0, 1, "The dialog does not begin");
          }
          long last = cheapest(trial, redis, anna);
          if (last > first + Math.max(BLOCK * (long) trial.steps().size(), first / 2)) {
            throw new AssertionError(
                "%d dialogs took %d commands of Redis at first and %d after %d other users began one and left. What each costs grows with what there is; with thousands of users the bot stands still."
                    .formatted(BLOCK, first, last, ABANDONED));
          }
        });
  }

  /** What a few dialogs cost; the least of several times, since the bot may do other things. */
  private static long cheapest(BotTrial trial, Redis redis, Talk user) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < BLOCKS; i++) {
      long before = commands(redis);
      dialogs(trial, user, BLOCK);
      least = Math.min(least, commands(redis) - before);
    }
    trial.probe().evidence().add("%d dialogs took %d commands of Redis".formatted(BLOCK, least));
    return least;
  }

  private static void dialogs(BotTrial trial, Talk user, int count) {
    for (int i = 0; i < count; i++) {
      user.play(0, trial.steps().size(), "The dialog does not go on");
    }
    user.settle();
  }

  private static long commands(Redis redis) {
    // A subcommand is told besides the command.
    return redis.commands().entrySet().stream()
        .filter(command -> !command.getKey().contains(" "))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static Redis redis(BotProbe probe) {
    return probe
        .surroundings()
        .redisInUse()
        .orElseThrow(
            () ->
                new NotApplicable(
                    "The bot uses no Redis of the kit. Take redis() of the surroundings to try this rule."));
  }
}
