package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.internal.Deadline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** What a rule of a bot has to work with; closed with it, also if it fails. */
final class BotProbe implements AutoCloseable {
  private final BotHooks hooks;
  private final Surroundings surroundings;
  private final Evidence evidence = new Evidence();
  private final Deque<BotProcess> started = new ArrayDeque<>();
  private @Nullable Bot bot;

  BotProbe(BotHooks hooks, Surroundings surroundings) {
    this.hooks = hooks;
    this.surroundings = surroundings;
  }

  BotHooks hooks() {
    return hooks;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  FakeTelegram telegram() {
    return surroundings.telegram();
  }

  Evidence evidence() {
    return evidence;
  }

  /** Starts the bot, or one more instance of it. */
  BotProcess start() {
    BotProcess process = hooks.start(bot());
    started.push(process);
    evidence.add(process.name() + " started");
    return process;
  }

  private Bot bot() {
    Bot known = bot;
    if (known == null) {
      known = hooks.bot(surroundings);
      bot = known;
    }
    return known;
  }

  /** The dialog that the team wrote down, asked for when the other hook has seen the servers. */
  DialogScript script() {
    bot();
    return hooks.script();
  }

  /** Ends the bot as hard as it can be ended, and starts it again. */
  void restart() {
    BotProcess process = started.getFirst();
    if (process.isKillable()) {
      process.kill();
      evidence.add(process.name() + " killed");
    } else {
      process.close();
      evidence.add(process.name() + " closed, since it cannot be killed");
    }
    start();
  }

  /** Tells of a bot that has ended before anything was done to it. */
  void demandAlive() {
    for (BotProcess process : started) {
      if (!process.isAlive()) {
        throw new EnvironmentException(
            "%s has ended, and nothing was done to it before. It wrote last:\n%s"
                .formatted(process.name(), process.output().indent(2)));
      }
    }
  }

  /** What was done so far by dialogs that came to their end; aborts the rule if nobody counts. */
  long effects() {
    LongSupplier counting =
        script()
            .effects()
            .orElseThrow(
                () ->
                    new TestAbortedException(
                        "Not tried: script() does not say how to count what is done at the end. Add .counting(..), such as of the orders that there are."));
    return hooks.count(counting);
  }

  /** What was done, once that is as much as is expected, or it has taken too long. */
  long effectsOnce(long expected) {
    Deadline.in(BotTimes.patience()).await(() -> effects() >= expected);
    long effects = effects();
    evidence.add("counting(..) -> " + effects);
    return effects;
  }

  /** What is done while something fails. */
  interface Act {
    void run() throws Exception;
  }

  /** Does something while the work of the last step fails in a chat. */
  void whileWorkFails(Chat chat, Act act) throws Exception {
    AutoCloseable failure = failure(chat);
    try {
      act.run();
    } finally {
      failure.close();
    }
  }

  private AutoCloseable failure(Chat chat) {
    DialogScript.Fault fault = script().fault().orElse(null);
    if (fault == null) {
      evidence.add("Telegram will refuse what the bot says next to this user");
      telegram().failNext().inChat(chat).error(400, "Bad Request: refused by the contract");
      return () -> {};
    }
    AutoCloseable begun = hooks.fail(fault);
    evidence.add("the work of the last step fails from now on");
    return () -> {
      begun.close();
      evidence.add("the work of the last step no longer fails");
    };
  }

  /** A user who talks with the bot. */
  Talk talk(String firstName) {
    return new Talk(this, firstName, chat(firstName));
  }

  /** What the bot answers to somebody who is in no dialog. */
  List<String> answerToFreshUser() {
    return talk("Newcomer").asksBefore(talk("Witness"));
  }

  /** The private chat of a user of that name with the bot. */
  Chat chat(String firstName) {
    return telegram().user(firstName).privateChat();
  }

  /** Plays steps of the dialog, from one to before another. */
  void play(Chat chat, int from, int to) {
    List<DialogScript.Step> steps = script().steps().subList(from, to);
    for (DialogScript.Step step : steps) {
      step.play(chat);
      evidence.add("%s -> %s".formatted(step.text(), step.answer()));
    }
  }

  /** What was done, what was said, what the servers hold and what the bot wrote. */
  String told() {
    StringBuilder text = new StringBuilder("What was done:\n").append(evidence.text());
    text.append("\nThe exchange:\n").append(telegram().exchange().indent(2).stripTrailing());
    surroundings.redisInUse().ifPresent(redis -> text.append('\n').append(held(redis)));
    for (BotProcess process : started) {
      text.append("\n%s wrote last:\n%s".formatted(process.name(), process.output().indent(2)));
    }
    return text.toString();
  }

  private static String held(Redis redis) {
    try {
      return redis.describeKeys();
    } catch (EnvironmentException e) {
      return "What Redis holds could not be asked: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    try {
      while (!started.isEmpty()) {
        started.pop().close();
      }
    } finally {
      surroundings.close();
    }
  }
}
