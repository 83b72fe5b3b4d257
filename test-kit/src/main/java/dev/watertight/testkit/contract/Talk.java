package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.contract.DialogScript.Step;
import dev.watertight.testkit.environment.telegram.BotMessage;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import dev.watertight.testkit.internal.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a user says to the bot and hears of it while a rule is tried. */
final class Talk {
  /** Means nothing in any dialog, so that the answer shows where the user is. */
  private static final String QUESTION = "Is anybody there?";

  /** How long a bot that says nothing to strangers is listened to. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private static final Duration QUIET = Duration.ofMillis(200);
  private static final int MOST = 100;

  private final BotProbe probe;
  private final String name;
  private final Chat chat;

  Talk(BotProbe probe, String name, Chat chat) {
    this.probe = probe;
    this.name = name;
    this.chat = chat;
  }

  Chat chat() {
    return chat;
  }

  String name() {
    return name;
  }

  private List<Step> steps() {
    return probe.script().steps();
  }

  int lastStep() {
    return steps().size() - 1;
  }

  /**
   * Plays steps while nothing is wrong yet, so that another answer is a mistake of the script.
   *
   * @return what the user did, in order
   */
  List<SentUpdate> leads(int from, int to) {
    List<SentUpdate> sent = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Step step = steps().get(i);
      try {
        act(step);
        chat.expectsContaining(step.answer());
      } catch (AssertionError e) {
        probe.demandAlive();
        throw new EnvironmentException(
            "%s is not what the bot plays: \"%s\" of step %d (%s) did not come, and nothing was done to the bot before. Correct the script, or the bot. %s"
                .formatted(
                    probe.hooks().named("script()"),
                    step.answer(),
                    i + 1,
                    step.text(),
                    e.getMessage()),
            e);
      }
      noted(step);
      sent.add(lastSent());
    }
    return sent;
  }

  /** Plays the dialog up to its last step, which is not done. */
  List<SentUpdate> leadsToLast() {
    return leads(0, lastStep());
  }

  /** Plays the whole dialog. */
  List<SentUpdate> leadsAll() {
    return leads(0, steps().size());
  }

  /** Plays steps; each answer has to be the next thing said. */
  void play(int from, int to, String otherwise) {
    for (int i = from; i < to; i++) {
      Step step = steps().get(i);
      act(step, otherwise);
      try {
        chat.expectsContaining(step.answer());
      } catch (AssertionError e) {
        throw failure(otherwise, e);
      }
      noted(step);
    }
  }

  /** Plays steps after something was done to the bot, which may say other things in between. */
  void goesOn(int from, int to, String otherwise) {
    for (int i = from; i < to; i++) {
      String what = "%s: %s %s".formatted(otherwise, name, steps().get(i).text());
      act(steps().get(i), what);
      awaitAnswer(steps().get(i), what);
    }
  }

  /** Plays the whole dialog, from its beginning, after something was done to the bot. */
  void beginsAnew(String otherwise) {
    goesOn(0, steps().size(), otherwise);
  }

  /** Begins anew, after leaving the dialog if that takes it, and comes to the end. */
  void isNotStuck(String otherwise) {
    try {
      goesOn(0, 1, otherwise);
    } catch (AssertionError e) {
      Step cancel = probe.script().cancel().orElseThrow(() -> e);
      act(cancel, otherwise);
      goesOn(0, 1, otherwise);
    }
    goesOn(1, steps().size(), otherwise);
  }

  /** Does the last step, whatever comes of it. */
  SentUpdate doesLast() {
    act(steps().get(lastStep()));
    probe.evidence().add("%s %s".formatted(name, steps().get(lastStep()).text()));
    return lastSent();
  }

  /** Does a step. */
  void act(Step step) {
    step.action().accept(chat);
  }

  /** Does a step, which has to be possible. */
  void act(Step step, String otherwise) {
    try {
      act(step);
    } catch (AssertionError e) {
      throw failure(otherwise, e);
    }
  }

  /** The answer to a step comes, sooner or later. */
  void awaitAnswer(Step step, String otherwise) {
    try {
      chat.awaitsMatching(
          "... " + step.answer() + " ...", message -> message.text().contains(step.answer()));
    } catch (AssertionError e) {
      throw failure(otherwise, e);
    }
    noted(step);
  }

  private void noted(Step step) {
    probe.evidence().add("%s %s -> %s".formatted(name, step.text(), step.answer()));
  }

  /** The exchange is told once, with all else. */
  private static AssertionError failure(String otherwise, AssertionError e) {
    return new AssertionError(otherwise + ". " + Contract.firstLine(e), e);
  }

  /** Waits until the bot has confirmed what it answered, so that it does not come again. */
  void settle() {
    try {
      chat.awaitConfirmed();
    } catch (AssertionError e) {
      throw failure("an update that was answered is not confirmed", e);
    }
  }

  /** Does a step, and the bot says anything at all; gives what it said. */
  String reaction(Step step, String otherwise) {
    int before = said().texts().size();
    act(step, otherwise);
    return awaitReaction(before, step.text(), otherwise);
  }

  /** Waits until the bot has said more than that. */
  String awaitReaction(int before, String to, String otherwise) {
    if (!Deadline.in(BotTimes.patience()).await(() -> said().texts().size() > before)) {
      throw new AssertionError(
          "%s (waited %d s for any answer to: %s)"
              .formatted(otherwise, BotTimes.patience().toSeconds(), to));
    }
    String answer = said().texts().get(before);
    probe.evidence().add("%s %s -> \"%s\"".formatted(name, to, answer));
    return answer;
  }

  /** What the bot has said to this user so far. */
  Said said() {
    return new Said(probe.telegram(), chat);
  }

  private SentUpdate lastSent() {
    return chat.lastSent()
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "script(): a step did nothing in the chat that it was given. Let it act on that."));
  }

  /** Writes something. */
  void says(String text) {
    chat.says(text);
    probe.evidence().add("%s says %s".formatted(name, text));
  }

  /**
   * Asks what means nothing in any dialog; gives the answer, without what names the user. A bot
   * that has answered a witness since, and says nothing still, has nothing to say.
   */
  List<String> asksBefore(Talk witness) {
    says(QUESTION);
    witness.leads(0, 1);
    return hears(1, SILENCE);
  }

  /** The same of a bot that answers it to others in that way, which says how long to wait. */
  List<String> asks(List<String> answerToOthers) {
    hears(0, BotTimes.patience());
    says(QUESTION);
    return answerToOthers.isEmpty()
        ? hears(1, SILENCE)
        : hears(answerToOthers.size(), BotTimes.patience());
  }

  /** Delivers an update once more; gives what the bot says to that. */
  List<String> gets(SentUpdate update) {
    takesAgain(update);
    return hears(0, BotTimes.patience());
  }

  /** Delivers an update once more, and waits until the bot has confirmed it. */
  void takesAgain(SentUpdate update) {
    int before = update.deliveries();
    probe.telegram().redeliver(update);
    update.awaitDelivered(before + 1);
    update.awaitConfirmed();
    probe.evidence().add("update %d of %s delivered again".formatted(update.updateId(), name));
  }

  /** What is said until the bot has taken what was sent, has said so much, and is quiet. */
  List<String> hears(int atLeast, Duration within) {
    List<BotMessage> heard = new ArrayList<>();
    Deadline.in(within)
        .await(
            () -> {
              heard.addAll(chat.unread());
              return heard.size() >= atLeast
                  && chat.lastSent().map(SentUpdate::isConfirmed).orElse(true);
            });
    boolean more = true;
    while (more && heard.size() < MOST) {
      int before = heard.size();
      more =
          Deadline.in(QUIET)
              .await(
                  () -> {
                    heard.addAll(chat.unread());
                    return heard.size() > before;
                  });
    }
    List<String> texts = heard.stream().map(this::withoutName).toList();
    probe.evidence().add("%s hears %s".formatted(name, texts.isEmpty() ? "nothing" : texts));
    return texts;
  }

  private String withoutName(BotMessage message) {
    return message.toString().replace(name, "<name>");
  }
}
