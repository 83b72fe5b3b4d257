package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.contract.DialogScript.Step;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.bot.Exit;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.TelegramCall;
import dev.watertight.testkit.internal.Deadline;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A bot that a rule starts, ends and starts again, and the users who talk with it meanwhile. */
final class BotTrial {
  private static final Set<String> SAYING =
      Set.of("send", "edit", "copy", "forward", "answercallbackquery");

  private final BotProbe probe;
  private BotProcess running;

  private BotTrial(BotProbe probe, BotProcess running) {
    this.probe = probe;
    this.running = running;
  }

  /** Begins with a bot that runs, which Telegram has heard of. */
  static BotTrial begun(BotProbe probe) throws Exception {
    BotTrial trial = new BotTrial(probe, probe.begin());
    probe.telegram().awaitBot();
    return trial;
  }

  BotProcess bot() {
    return running;
  }

  List<Step> steps() {
    return probe.script().steps();
  }

  Step step(int index) {
    return steps().get(index);
  }

  int lastStep() {
    return steps().size() - 1;
  }

  Chat chat(String firstName) {
    return probe.chat(firstName);
  }

  /** Ends it by SIGKILL, or aborts the rule. */
  void kill() {
    demandKillable(running);
    running.kill();
    probe.evidence().add(running.name() + " killed");
  }

  static void demandKillable(BotProcess bot) {
    if (!bot.isKillable()) {
      throw new NotApplicable(
          bot.name() + " cannot be killed by the kit. Start it by ChildJvm to try this rule.");
    }
  }

  /** Ends it in good order, or aborts the rule. */
  Exit stop() {
    return stop(running);
  }

  Exit stop(BotProcess bot) {
    demandTerminable(bot);
    try {
      Exit exit = bot.terminate(BotTimes.shutdown());
      probe
          .evidence()
          .add(
              bot.name()
                  + " ended in good order"
                  + (exit.code().isPresent() ? ", exit code " + exit.code().getAsInt() : ""));
      return exit;
    } catch (EnvironmentException e) {
      throw new AssertionError("it does not end: " + e.getMessage(), e);
    }
  }

  static void demandTerminable(BotProcess bot) {
    if (!bot.isTerminable()) {
      throw new NotApplicable(
          bot.name() + " cannot be ended by the kit. Start it by ChildJvm to try this rule.");
    }
  }

  /** Starts it once more; what it was before has ended. */
  void startAgain() throws Exception {
    running = startedAgain();
  }

  private BotProcess startedAgain() throws Exception {
    try {
      return probe.start();
    } catch (EnvironmentException e) {
      throw new AssertionError("it does not start again: " + e.getMessage(), e);
    }
  }

  /** Starts one more while this runs, which is the running one from then on; gives the old one. */
  BotProcess startAnother() throws Exception {
    BotProcess before = running;
    running = startedAgain();
    return before;
  }

  /** Plays steps, from one to before another; each answer has to be the next thing said. */
  void play(Chat chat, int from, int to, String otherwise) {
    for (int i = from; i < to; i++) {
      Step step = step(i);
      try {
        step.play(chat);
      } catch (AssertionError e) {
        throw failure(otherwise, e);
      }
      noted(step);
    }
  }

  /** Plays steps; the bot may say something else before each answer. */
  void playPatiently(Chat chat, int from, int to, String otherwise) {
    for (int i = from; i < to; i++) {
      act(chat, step(i), otherwise);
      awaitAnswer(chat, step(i), otherwise);
    }
  }

  /** The user does what a step says. */
  void act(Chat chat, Step step, String otherwise) {
    try {
      step.action().accept(chat);
    } catch (AssertionError e) {
      throw failure(otherwise, e);
    }
  }

  /** The answer to a step comes, sooner or later. */
  void awaitAnswer(Chat chat, Step step, String otherwise) {
    try {
      chat.awaitsMatching(
          "... " + step.answer() + " ...", message -> message.text().contains(step.answer()));
    } catch (AssertionError e) {
      throw failure(otherwise, e);
    }
    noted(step);
  }

  private void noted(Step step) {
    probe.evidence().add("%s -> %s".formatted(step.text(), step.answer()));
  }

  /** Waits until the bot has confirmed what it answered, so that it does not come again. */
  void settle(Chat chat) {
    try {
      chat.awaitConfirmed();
    } catch (AssertionError e) {
      throw failure("an update that was answered is not confirmed", e);
    }
  }

  /** The user does something, and the bot says anything at all; gives what it said. */
  String reaction(Chat chat, Step step, String otherwise) {
    int before = said(chat).size();
    act(chat, step, otherwise);
    return awaitReaction(chat, before, step.text(), otherwise);
  }

  /** Waits until the bot has said more in a chat than that. */
  String awaitReaction(Chat chat, int before, String to, String otherwise) {
    if (!Deadline.in(BotTimes.patience()).await(() -> said(chat).size() > before)) {
      throw new AssertionError(
          "%s (waited %d s for any answer to: %s)"
              .formatted(otherwise, BotTimes.patience().toSeconds(), to));
    }
    List<String> all = said(chat);
    String said = all.get(before);
    probe.evidence().add("%s -> \"%s\"".formatted(to, said));
    return said;
  }

  /** What the bot has said in a chat, or as an answer to a press, and Telegram took. */
  List<String> said(Chat chat) {
    String id = Long.toString(chat.id());
    return probe.telegram().calls().stream()
        .filter(call -> call.error().isEmpty() && isSaid(call, id))
        .map(call -> call.parameter("text") + call.parameter("caption"))
        .toList();
  }

  private static boolean isSaid(TelegramCall call, String chatId) {
    String method = call.method().toLowerCase(Locale.ROOT);
    if (method.equals("sendchataction") || SAYING.stream().noneMatch(method::startsWith)) {
      return false;
    }
    return call.parameter("chat_id").equals(chatId)
        || (method.equals("answercallbackquery") && !call.parameter("text").isEmpty());
  }

  /** How often the bot has given the answer to a step. */
  long times(Chat chat, Step step) {
    return said(chat).stream().filter(text -> text.contains(step.answer())).count();
  }

  /** The user begins anew, after leaving the dialog if that takes it, and comes to the end. */
  void beginAnew(Chat chat, String otherwise) {
    Step first = step(0);
    try {
      first.action().accept(chat);
      chat.awaitsMatching(
          "... " + first.answer() + " ...", message -> message.text().contains(first.answer()));
      noted(first);
    } catch (AssertionError e) {
      Step cancel = probe.script().cancel().orElseThrow(() -> failure(otherwise, e));
      cancel.action().accept(chat);
      playPatiently(chat, 0, 1, otherwise);
    }
    playPatiently(chat, 1, steps().size(), otherwise);
  }

  /** The servers that the bot was given, or aborts the rule. */
  List<RealServer> servers() {
    List<RealServer> servers = probe.surroundings().serversInUse();
    if (servers.isEmpty()) {
      throw new NotApplicable(
          "The bot keeps its dialogs on no server of the kit. Take redis() or postgres() of the surroundings to try this rule.");
    }
    return servers;
  }

  void demandAlive(String otherwise) {
    if (!running.isAlive()) {
      throw new AssertionError(otherwise);
    }
  }

  BotProbe probe() {
    return probe;
  }

  /** The exchange is told once, with all else. */
  private static AssertionError failure(String otherwise, AssertionError e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf("\n\n");
    return new AssertionError(
        otherwise + ". " + (end < 0 ? message : message.substring(0, end)), e);
  }
}
