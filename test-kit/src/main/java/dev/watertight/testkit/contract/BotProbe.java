package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.contract.BotStored.Found;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import dev.watertight.testkit.internal.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** What a rule of a bot has to work with. */
final class BotProbe {
  /** How long what a rule did may take to be confirmed before the next rule begins. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private final BotStage stage;
  private final Evidence evidence = new Evidence();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> keysBefore;

  BotProbe(BotStage stage) {
    this.stage = stage;
    if (stage.latest().isPresent()) {
      stage.clear();
    }
    this.keysBefore = Found.of(surroundings()).keys();
  }

  BotHooks hooks() {
    return stage.hooks();
  }

  Surroundings surroundings() {
    return stage.surroundings();
  }

  FakeTelegram telegram() {
    return surroundings().telegram();
  }

  Evidence evidence() {
    return evidence;
  }

  /** The bot that another rule has left, or else is started. */
  BotProcess begin() {
    Optional<BotProcess> left = stage.latest();
    if (left.isEmpty()) {
      return start();
    }
    evidence.add(left.get().name() + " runs, and other rules were tried on it");
    return left.get();
  }

  /** Starts the bot, or one more instance of it. */
  BotProcess start() {
    BotProcess process = stage.start();
    evidence.add(process.name() + " started");
    return process;
  }

  /** How long the last start took. */
  Duration startTook() {
    return stage.startTook();
  }

  /** No other rule gets this bot: it has been through what may have changed it. */
  void spend() {
    stage.spend();
  }

  /** Whether the bot has taken all that users did; another rule may have it then. */
  boolean isSettled() {
    return Deadline.in(SETTLING)
        .await(
            () ->
                names.keySet().stream()
                    .flatMap(name -> chat(name).lastSent().stream())
                    .allMatch(SentUpdate::isConfirmed));
  }

  DialogScript script() {
    return stage.script();
  }

  /** Ends the bot as hard as it can be ended, and starts it again. */
  void restart() {
    BotProcess process = stage.latest().orElseThrow();
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
    for (BotProcess process : stage.started()) {
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
                    new NotApplicable(
                        "script() does not say how to count what is done at the end. Add .counting(..), such as of the orders that there are."));
    return hooks().count(counting);
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
    AutoCloseable begun = hooks().fail(fault);
    evidence.add("the work of the last step fails from now on");
    return () -> {
      begun.close();
      evidence.add("the work of the last step no longer fails");
    };
  }

  /** A user who talks with the bot. */
  Talk talk(String firstName) {
    return new Talk(this, name(firstName), chat(firstName));
  }

  /** What the bot answers to somebody who is in no dialog. */
  List<String> answerToFreshUser() {
    return talk("Newcomer").asksBefore(talk("Witness"));
  }

  /** The private chat of a user of this rule with the bot. */
  Chat chat(String firstName) {
    return telegram().user(name(firstName)).privateChat();
  }

  /** The name of a user of this rule, with a number if another rule has had one of that name. */
  String name(String firstName) {
    return names.computeIfAbsent(firstName, stage::nameOfAnother);
  }

  /** What was done, what was said, what the servers hold and what the bot wrote. */
  String told() {
    StringBuilder text = new StringBuilder("What was done:\n").append(evidence.text());
    text.append("\nThe exchange:\n").append(telegram().exchange().indent(2).stripTrailing());
    surroundings()
        .held(key -> !keysBefore.contains(key))
        .ifPresent(held -> text.append('\n').append(held));
    for (BotProcess process : stage.started()) {
      text.append("\n%s wrote last:\n%s".formatted(process.name(), process.output().indent(2)));
    }
    return text.toString();
  }
}
