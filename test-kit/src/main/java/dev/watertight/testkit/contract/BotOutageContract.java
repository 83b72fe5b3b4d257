package dev.watertight.testkit.contract;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.contract.BotStored.Found;
import dev.watertight.testkit.contract.DialogScript.Step;
import dev.watertight.testkit.environment.Operation;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.internal.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * The storage or Telegram is away for a while, and no user is lost for it. Rules BOU; see {@code
 * docs/kit/contracts/BotOutageContract.md}.
 */
public abstract class BotOutageContract extends BotRules {
  /** How long an outage lasts, unless the users are answered before. */
  private static final Duration OUTAGE = Duration.ofSeconds(3);

  private static final Duration BEGINNING = Duration.ofSeconds(1);

  /** Of a Redis that is going to be full. */
  private static final long MEMORY = 6_000_000;

  @Test
  void bou1_a_storage_that_refuses_loses_no_user() throws Exception {
    holds(
        probe ->
            outage(
                BotTrial.begun(probe),
                "refused all connections",
                server -> {
                  server.network().refuse();
                  server.network().drop();
                },
                server -> server.network().heal()));
  }

  @Test
  void bou2_a_storage_that_is_silent_loses_no_user() throws Exception {
    holds(
        probe ->
            outage(
                BotTrial.begun(probe),
                "said nothing on any connection",
                server -> server.network().halfOpen(),
                server -> server.network().heal()));
  }

  @Test
  void bou3_a_storage_that_was_killed_loses_no_user() throws Exception {
    holds(
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          for (RealServer server : trial.servers()) {
            if (!server.can(Operation.KILL)) {
              throw new NotApplicable(
                  server + " is an outside server, which the kit does not kill");
            }
          }
          outage(trial, "was killed", RealServer::kill, RealServer::start);
        });
  }

  private interface Change {
    void of(RealServer server);
  }

  private static void outage(BotTrial trial, String what, Change down, Change up) {
    List<RealServer> servers = trial.servers();
    Talk anna = trial.talk("Anna");
    anna.play(0, 1, "The dialog does not begin");
    anna.settle();
    Talk ben = trial.talk("Ben");
    int before = anna.said().texts().size();
    trial.probe().spend();
    servers.forEach(down::of);
    trial.probe().evidence().add("the storage " + what);
    try {
      anna.act(trial.step(1), "The user cannot write");
      ben.act(trial.step(0), "The user cannot write");
      Deadline.in(OUTAGE)
          .await(() -> anna.said().texts().size() > before && !ben.said().texts().isEmpty());
    } finally {
      servers.forEach(up::of);
      trial.probe().evidence().add("the storage is back");
    }
    String silent =
        "The storage %s for some seconds, and what a user wrote then is lost: answered neither meanwhile nor when it was back"
            .formatted(what);
    anna.awaitReaction(before, trial.step(1).text(), silent);
    ben.awaitReaction(0, trial.step(0).text(), silent);
    recovered(trial, anna, ben, "The storage %s and is back".formatted(what));
  }

  private static void recovered(BotTrial trial, Talk anna, Talk ben, String what) {
    String stuck = what + ", and the bot does not do its work again without a restart";
    trial.demandAlive(what + ", and the bot has ended");
    anna.isNotStuck(stuck);
    ben.isNotStuck(stuck);
  }

  @Test
  void bou4_a_start_without_storage_keeps_dialogs_nowhere_else() throws Exception {
    holds(
        BotCapability.SURVIVES_RESTART,
        BotOutageContract::startedWithoutStorage,
        provenBy(BotCapability.SURVIVES_RESTART, "RES2"));
  }

  private static void startedWithoutStorage(BotProbe probe) throws Exception {
    BotTrial trial = BotTrial.begun(probe);
    Duration usual = probe.startTook();
    List<RealServer> servers = trial.servers();
    trial.stop();
    servers.forEach(server -> server.network().refuse());
    probe.evidence().add("the storage refuses all connections");
    CompletableFuture<Void> start = new CompletableFuture<>();
    Thread starting = new Thread(() -> starting(trial, start), "watertight-start");
    starting.start();
    awaitStart(start, usual.multipliedBy(2).plusSeconds(1));
    servers.forEach(server -> server.network().heal());
    probe.evidence().add("the storage is back");
    starting.join();
    if (isRefused(start)) {
      probe.evidence().add("the bot refused to start without its storage");
      trial.startAgain();
    }
    Talk chat = trial.talk("Anna");
    chat.goesOn(0, 1, "The storage is back, and the bot does not do its work");
    chat.settle();
    end(trial);
    trial.startAgain();
    chat.play(
        1,
        2,
        "The bot started while its storage was away, took dialogs all the same, and they are gone after the next restart: it kept them elsewhere, such as in memory. Refuse to start, or wait for the storage");
  }

  private static void starting(BotTrial trial, CompletableFuture<Void> start) {
    try {
      trial.startAgain();
      start.complete(null);
    } catch (Exception | AssertionError e) {
      start.completeExceptionally(e);
    }
  }

  /** One that falls back is ready, one that refuses has ended, one that waits does so for long. */
  private static void awaitStart(CompletableFuture<Void> start, Duration longest)
      throws InterruptedException {
    try {
      start.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Either is as it should be.
    }
  }

  private static boolean isRefused(CompletableFuture<Void> start) {
    return start.isCompletedExceptionally();
  }

  private static void end(BotTrial trial) {
    if (trial.bot().isKillable()) {
      trial.kill();
    } else {
      trial.stop();
    }
  }

  @Test
  void bou5_a_full_redis_is_answered() throws Exception {
    holds(
        Surroundings.usual().with(Redis.settings().memoryLimit(MEMORY, "noeviction")),
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          Redis redis = redisInUse(trial);
          Talk anna = trial.talk("Anna");
          anna.play(0, 1, "The dialog does not begin");
          anna.settle();
          probe.spend();
          redis.fill();
          probe.evidence().add("Redis is full");
          String silent =
              "Redis is full and refuses to write, and the user gets no answer: as if the bot were dead";
          anna.reaction(trial.step(1), silent);
          Talk ben = trial.talk("Ben");
          ben.reaction(trial.step(0), silent);
          redis.makeRoom();
          probe.evidence().add("Redis has space again");
          recovered(trial, anna, ben, "Redis was full and has space again");
        });
  }

  private static Redis redisInUse(BotTrial trial) {
    Redis redis =
        trial
            .probe()
            .surroundings()
            .redisInUse()
            .orElseThrow(
                () ->
                    new NotApplicable(
                        "The bot uses no Redis of the kit. Take redis() of the surroundings to try this rule."));
    if (redis.backend() == Backend.OUTSIDE) {
      throw new NotApplicable(redis + " is an outside server, which the kit does not fill");
    }
    return redis;
  }

  @Test
  void bou6_an_evicted_dialog_is_answered() throws Exception {
    holds(
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          Talk chat = trial.talk("Anna");
          Found before = Found.of(probe);
          chat.play(0, trial.lastStep(), "The dialog does not begin");
          chat.settle();
          for (String key : BotStored.demandKeys(Found.of(probe).since(before))) {
            BotStored.delete(probe, key);
          }
          chat.reaction(
              trial.step(trial.lastStep()),
              "Redis evicted the whole dialog, and the user gets no answer");
          chat.isNotStuck(
              "Redis evicted the whole dialog, and the user cannot begin anew: stuck for good");
        });
  }

  @Test
  void bou7_too_many_requests_are_waited_for() throws Exception {
    trouble(
        "Telegram answered 429, to come again in a second",
        (telegram, chat) ->
            telegram.failNext().inChat(chat).tooManyRequests(Duration.ofSeconds(1)));
  }

  @Test
  void bou8_errors_of_telegram_lose_nothing() throws Exception {
    trouble(
        "Telegram answered 502 twice, to polls and to messages",
        (telegram, chat) -> {
          telegram.failNext("getUpdates").times(2).serverError();
          telegram.failNext().inChat(chat).times(2).serverError();
        });
  }

  @Test
  void bou9_broken_connections_lose_nothing() throws Exception {
    trouble(
        "connections to Telegram broke, before and within answers",
        (telegram, chat) -> {
          telegram.failNext("getUpdates").cutAnswer();
          telegram.failNext().inChat(chat).cutRequest();
          telegram.failNext().inChat(chat).cutAnswer();
        });
  }

  private interface Trouble {
    void arm(FakeTelegram telegram, Chat chat);
  }

  private void trouble(String what, Trouble trouble) throws Exception {
    holds(
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          Talk chat = trial.talk("Anna");
          for (int i = 0; i <= trial.lastStep(); i++) {
            Step step = trial.step(i);
            if (i < 2) {
              trouble.arm(probe.telegram(), chat.chat());
              probe.evidence().add("from now on: " + what);
            }
            chat.act(step, "The user cannot go on");
            chat.awaitAnswer(
                step,
                "%s, and the answer is lost: the user waits, and does not know for what"
                    .formatted(capital(what)));
            chat.settle();
            if (chat.said().times(step) > 2) {
              throw new AssertionError(
                  "%s, and the bot said the same %d times; twice is what cannot be helped."
                      .formatted(capital(what), chat.said().times(step)));
            }
          }
        });
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  @Test
  void bou10_a_silent_storage_keeps_nobody_from_stopping_it() throws Exception {
    holds(
        BotCapability.SHUTS_DOWN,
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          List<RealServer> servers = trial.servers();
          BotTrial.demandTerminable(trial.bot());
          Talk chat = trial.talk("Anna");
          chat.play(0, 1, "The dialog does not begin");
          chat.settle();
          servers.forEach(server -> server.network().halfOpen());
          probe.evidence().add("the storage says nothing any more");
          Talk ben = trial.talk("Ben");
          ben.act(trial.step(0), "The user cannot write");
          ben.chat().awaitDelivered();
          // A bot that has not yet asked its storage would end in time by chance.
          Deadline.in(BEGINNING).await(() -> !ben.said().texts().isEmpty());
          stopped(trial.bot());
          servers.forEach(server -> server.network().heal());
          probe.evidence().add("the storage is back");
          trial.startAgain();
          ben.awaitReaction(
              0,
              trial.step(0).text(),
              "The bot was told to end while it waited for its storage, and the update is lost");
        },
        provenBy(BotCapability.SHUTS_DOWN, "SHU1"));
  }

  private static void stopped(BotProcess bot) {
    try {
      bot.terminate(BotTimes.shutdown());
    } catch (EnvironmentException e) {
      throw new AssertionError(
          "The storage says nothing, and the bot waits for it and does not end: each deployment during an outage ends in SIGKILL. Give its client a timeout. "
              + e.getMessage(),
          e);
    }
  }
}
