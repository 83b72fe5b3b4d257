package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.bot.Exit;
import dev.watertight.testkit.internal.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/**
 * The bot ends in good order: in time, and no update is lost meanwhile. Rules SHU; see {@code
 * docs/kit/contracts/BotShutdownContract.md}.
 */
public abstract class BotShutdownContract extends BotRules {
  private static final int TERMINATED = 143;
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration BEGINNING = Duration.ofSeconds(1);
  private static final Duration SLOW = Duration.ofMillis(150);
  private static final int USERS = 8;

  @Test
  void shu1_it_ends_in_time() throws Exception {
    holds(
        BotCapability.SHUTS_DOWN,
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          trial.talk("Anna").play(0, 1, "The dialog does not begin");
          demandGoodOrder(trial.stop());
        },
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          BotTrial.demandTerminable(trial.bot());
          if (endsInGoodOrder(trial)) {
            throw new AssertionError(
                "It ends in good order all the same. Promise SHUTS_DOWN, so that it stays so.");
          }
        });
  }

  private static boolean endsInGoodOrder(BotTrial trial) {
    try {
      return isGoodOrder(trial.bot().terminate(BotTimes.shutdown()));
    } catch (EnvironmentException e) {
      return false;
    }
  }

  private static boolean isGoodOrder(Exit exit) {
    return exit.code().isEmpty()
        || exit.code().getAsInt() == 0
        || exit.code().getAsInt() == TERMINATED;
  }

  private static void demandGoodOrder(Exit exit) {
    if (!isGoodOrder(exit)) {
      throw new AssertionError(
          "It ended with %d after SIGTERM; expected 143, as the JVM does, or 0. Who watches over it takes that for a crash."
              .formatted(exit.code().orElseThrow()));
    }
  }

  @Test
  void shu2_it_leaves_no_connection() throws Exception {
    holds(
        BotCapability.SHUTS_DOWN,
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          List<RealServer> servers = trial.servers();
          trial.talk("Anna").play(0, 2, "The dialog does not begin");
          trial.stop();
          for (RealServer server : servers) {
            if (!Deadline.in(SETTLING).await(() -> server.connections().isEmpty())) {
              throw new AssertionError(
                  "It has ended, and %d connections to %s are left: %s. Each start adds as many, until the server takes no more."
                      .formatted(server.connections().size(), server.name(), server.connections()));
            }
          }
        },
        provenBy(BotCapability.SHUTS_DOWN, "SHU1"));
  }

  @Test
  void shu3_an_update_in_flight_is_answered() throws Exception {
    holds(
        BotCapability.SHUTS_DOWN,
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          Talk user = trial.talk("Anna");
          user.play(0, 1, "The dialog does not begin");
          user.settle();
          List<RealServer> servers = probe.surroundings().serversInUse();
          // Else it would be handled before the bot is told to end.
          servers.forEach(server -> server.network().delay(SLOW));
          Talk other = trial.talk("Ben");
          writesAndIsHandled(trial, other);
          trial.stop();
          servers.forEach(server -> server.network().heal());
          trial.startAgain();
          other.awaitAnswer(trial.step(0), lost("was told to end while it handled an update"));
          demandAtMostTwice(trial, other);
        },
        provenBy(BotCapability.SHUTS_DOWN, "SHU1"));
  }

  /** Returns when the bot has begun to handle it, as far as that can be told. */
  private static void writesAndIsHandled(BotTrial trial, Talk user) {
    long before = commands(trial.probe());
    user.act(trial.step(0), "The user cannot write");
    user.chat().awaitDelivered();
    if (before > 0) {
      Deadline.in(BEGINNING).await(() -> commands(trial.probe()) > before);
    }
  }

  /** Grows as soon as the bot handles an update; 0 where there is no Redis to tell. */
  private static long commands(BotProbe probe) {
    return probe
        .surroundings()
        .redisInUse()
        .map(redis -> redis.commands().values().stream().mapToLong(Long::longValue).sum())
        .orElse(0L);
  }

  private static String lost(String when) {
    return "The bot %s, and the update is lost: it was confirmed and never answered, neither before the end nor after the next start. Stop polling first, then finish updates, then close the storage"
        .formatted(when);
  }

  private static void demandAtMostTwice(BotTrial trial, Talk user) {
    long times = user.said().times(trial.step(0));
    if (times > 2) {
      throw new AssertionError(
          "The same update was answered %d times over one restart; twice is what Telegram may bring about."
              .formatted(times));
    }
  }

  @Test
  void shu4_what_comes_while_it_stops_is_answered() throws Exception {
    holds(
        BotCapability.SHUTS_DOWN,
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          BotTrial.demandTerminable(trial.bot());
          Talk first = trial.talk("Anna");
          first.play(0, 1, "The dialog does not begin");
          List<RealServer> servers = probe.surroundings().serversInUse();
          servers.forEach(server -> server.network().delay(SLOW));
          List<Talk> users = talkingMeanwhile(trial);
          servers.forEach(server -> server.network().heal());
          trial.startAgain();
          for (Talk user : users) {
            user.awaitAnswer(trial.step(0), lost("was told to end while users wrote to it"));
            demandAtMostTwice(trial, user);
          }
        },
        provenBy(BotCapability.SHUTS_DOWN, "SHU1"));
  }

  /** Lets users write, the first before the bot is told to end and the last when it has. */
  private static List<Talk> talkingMeanwhile(BotTrial trial) throws Exception {
    List<Talk> users = new ArrayList<>();
    Talk first = trial.talk("User");
    users.add(first);
    writesAndIsHandled(trial, first);
    CompletableFuture<Exit> end = CompletableFuture.supplyAsync(trial::stop);
    Deadline longest = Deadline.in(BotTimes.shutdown());
    while (!end.isDone() && users.size() < USERS) {
      writes(trial, users);
      longest.pause();
    }
    try {
      end.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof AssertionError failure) {
        throw failure;
      }
      throw e;
    }
    writes(trial, users);
    return users;
  }

  private static void writes(BotTrial trial, List<Talk> users) {
    Talk user = trial.talk("User" + users.size());
    users.add(user);
    user.act(trial.step(0), "The user cannot write");
  }

  @Test
  void shu5_it_starts_again_at_once() throws Exception {
    holds(
        BotCapability.SHUTS_DOWN,
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          trial.stop();
          trial.startAgain();
          trial
              .talk("Anna")
              .play(
                  0,
                  trial.steps().size(),
                  "It was stopped and started at once, and does not do its work any more");
        },
        provenBy(BotCapability.SHUTS_DOWN, "SHU1"));
  }
}
