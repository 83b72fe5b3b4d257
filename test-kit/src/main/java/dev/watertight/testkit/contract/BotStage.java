package dev.watertight.testkit.contract;

import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.environment.bot.BotProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bot and what it runs on. Rules are tried on it one after the other, as long as each leaves a
 * bot behind that is as one that was just started; their users are others each time.
 */
final class BotStage implements AutoCloseable {
  private final BotHooks hooks;
  private final Surroundings surroundings;
  private final Deque<BotProcess> started = new ArrayDeque<>();
  private final Map<String, Integer> names = new HashMap<>();
  private Duration startTook = Duration.ZERO;
  private boolean spent;
  private @Nullable Bot bot;

  BotStage(BotHooks hooks, Surroundings surroundings) {
    this.hooks = hooks;
    this.surroundings = surroundings;
  }

  BotHooks hooks() {
    return hooks;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** Starts the bot, or one more instance of it. */
  BotProcess start() {
    Bot known = bot();
    long begun = System.nanoTime();
    BotProcess process = hooks.start(known);
    startTook = Duration.ofNanos(System.nanoTime() - begun);
    started.push(process);
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

  /** The bot that was started last, if there is one. */
  Optional<BotProcess> latest() {
    return Optional.ofNullable(started.peek());
  }

  /** All that were started, the last first. */
  List<BotProcess> started() {
    return List.copyOf(started);
  }

  /** How long the last start took. */
  Duration startTook() {
    return startTook;
  }

  /** A name that no user had in a rule before. */
  String nameOfAnother(String firstName) {
    int count = names.merge(firstName, 1, Integer::sum);
    return count == 1 ? firstName : firstName + "-" + count;
  }

  /** No other rule gets this bot: it has been through what may have changed it. */
  void spend() {
    spent = true;
  }

  /** Whether the bot that is left is as good as one that was just started. */
  boolean isAsNew() {
    for (BotProcess process : started()) {
      if (!process.isAlive()) {
        process.close();
        started.remove(process);
      }
    }
    return !spent && started.size() == 1;
  }

  /** Forgets what users and the bot have said, for the next rule. */
  void clear() {
    surroundings.telegram().reset();
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
