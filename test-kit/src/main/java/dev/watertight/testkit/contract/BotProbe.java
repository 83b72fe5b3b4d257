package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a rule of a bot has to work with; closed with it, also if it fails. */
final class BotProbe implements AutoCloseable {
  /** The hook that says how a bot is started. */
  interface Starting {
    Bot bot(Surroundings surroundings) throws Exception;
  }

  private final Starting hook;
  private final Supplier<DialogScript> scriptHook;
  private final Surroundings surroundings;
  private final Evidence evidence = new Evidence();
  private final Deque<BotProcess> started = new ArrayDeque<>();
  private @Nullable Bot bot;

  BotProbe(Starting hook, Supplier<DialogScript> scriptHook, Surroundings surroundings) {
    this.hook = hook;
    this.scriptHook = scriptHook;
    this.surroundings = surroundings;
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
  BotProcess start() throws Exception {
    BotProcess process = bot().start();
    started.push(process);
    evidence.add(process.name() + " started");
    return process;
  }

  private Bot bot() throws Exception {
    Bot known = bot;
    if (known == null) {
      known = hook.bot(surroundings);
      if (known == null) {
        throw new EnvironmentException(
            "bot(surroundings) returned null. Return how your bot is started, such as ChildJvm.running(Main.class).");
      }
      bot = known;
    }
    return known;
  }

  /** The dialog that the team wrote down. */
  DialogScript script() {
    DialogScript script = scriptHook.get();
    if (script == null || script.steps().size() < 2) {
      throw new EnvironmentException(
          "script() returned %s. Return a dialog of two steps or more, such as DialogScript.beginningWith(\"/order\", \"Which model?\").then(..)."
              .formatted(script == null ? "null" : "one step"));
    }
    return script;
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
