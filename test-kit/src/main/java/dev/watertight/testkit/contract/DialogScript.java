package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.internal.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A dialog of your bot, as a user leads it: what the user does, and a part of what the bot answers.
 * Two steps or more; the last one ends it. Each method gives a changed copy.
 *
 * <pre>{@code
 * DialogScript.beginningWith("/order", "What do you want to order?")
 *     .then("Drill", "phone number")
 *     .then("030 123456", "is that right?")
 *     .thenPresses("Yes", "Thank you")
 *     .cancelledBy("/cancel", "Cancelled")
 * }</pre>
 */
public final class DialogScript {
  private final List<Step> steps;
  private final Optional<Step> cancel;
  private final Optional<LongSupplier> effects;
  private final Optional<Fault> fault;
  private final Stored stored;

  private DialogScript(
      List<Step> steps,
      Optional<Step> cancel,
      Optional<LongSupplier> effects,
      Optional<Fault> fault,
      Stored stored) {
    this.steps = List.copyOf(steps);
    this.cancel = cancel;
    this.effects = effects;
    this.fault = fault;
    this.stored = stored;
  }

  /**
   * What the kit may know of how the dialog is stored.
   *
   * @param states what is stored of the state after a step, by the number of the step
   */
  private record Stored(Map<Integer, String> states, Optional<Expiry> expiry) {
    private static final Stored UNKNOWN = new Stored(Map.of(), Optional.empty());
  }

  /**
   * One step.
   *
   * @param text what the user does, for messages
   * @param action does it
   * @param answer a part of what the bot then says
   */
  record Step(String text, Consumer<Chat> action, String answer) {
    /** Does it and waits for the answer. */
    void play(Chat chat) {
      action.accept(chat);
      chat.expectsContaining(answer);
    }
  }

  /** Lets the work at the end of the dialog fail, until it is closed. */
  @FunctionalInterface
  public interface Fault {
    /** Begins to fail; what it returns ends that. */
    AutoCloseable begin();
  }

  /** Lets the time of all dialogs run out, where that is not done by the keys of Redis. */
  @FunctionalInterface
  public interface Expiry {
    /**
     * Lets it run out on the servers of the bot.
     *
     * @throws Exception fails the test
     */
    void provoke(Surroundings surroundings) throws Exception;
  }

  /** The first step. */
  public static DialogScript beginningWith(String says, String answer) {
    return new DialogScript(
        List.of(new Step("says " + says, chat -> chat.says(says), answer)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Stored.UNKNOWN);
  }

  /** The user writes something. */
  public DialogScript then(String says, String answer) {
    return with(new Step("says " + says, chat -> chat.says(says), answer));
  }

  /** The user presses a button. */
  public DialogScript thenPresses(String label, String answer) {
    return with(new Step("presses " + label, chat -> chat.presses(label), answer));
  }

  /** The user does anything else, such as sending a photo. */
  public DialogScript thenDoes(String what, Consumer<Chat> action, String answer) {
    return with(new Step(what, chat -> act(what, action, chat), answer));
  }

  private static void act(String what, Consumer<Chat> action, Chat chat) {
    Hook.<Optional<AssertionError>>run(
            "The step of script() that " + what,
            BotTimes.hooks(),
            () -> {
              try {
                action.accept(chat);
                return Optional.empty();
              } catch (AssertionError e) {
                return Optional.of(e);
              }
            })
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private DialogScript with(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new DialogScript(more, cancel, effects, fault, stored);
  }

  /** How a user leaves the dialog, and what the bot says to that. */
  public DialogScript cancelledBy(String says, String answer) {
    return new DialogScript(
        steps,
        Optional.of(new Step("says " + says, chat -> chat.says(says), answer)),
        effects,
        fault,
        stored);
  }

  /** Counts what dialogs that came to their end have done, such as the orders that there are. */
  public DialogScript counting(LongSupplier newEffects) {
    return new DialogScript(steps, cancel, Optional.of(newEffects), fault, stored);
  }

  /**
   * How the work of the last step can be made to fail, such as by a service that answers 500. Else
   * Telegram refuses the bot's answer to it.
   */
  public DialogScript failingBy(Fault newFault) {
    return new DialogScript(steps, cancel, effects, Optional.of(newFault), stored);
  }

  /**
   * How the state is stored in which the last step leaves the dialog, such as {@code order:phone}:
   * a text that is in the key of Redis or the row then and tells of nothing else.
   */
  public DialogScript storedAs(String state) {
    if (state.chars().noneMatch(Character::isLetterOrDigit)) {
      throw new EnvironmentException(
          "storedAs(\"%s\"): expected the name of a state as it is stored, such as order:phone"
              .formatted(state));
    }
    Map<Integer, String> more = new TreeMap<>(stored.states());
    more.put(steps.size() - 1, state);
    return new DialogScript(steps, cancel, effects, fault, new Stored(more, stored.expiry()));
  }

  /**
   * How the time of dialogs can be made to run out. Else those keys of Redis expire that have a
   * time to live, and times in PostgreSQL are set back by a year.
   */
  public DialogScript expiredBy(Expiry expiry) {
    return new DialogScript(
        steps, cancel, effects, fault, new Stored(stored.states(), Optional.of(expiry)));
  }

  List<Step> steps() {
    return steps;
  }

  Optional<Step> cancel() {
    return cancel;
  }

  Optional<LongSupplier> effects() {
    return effects;
  }

  Optional<Fault> fault() {
    return fault;
  }

  /** What is stored of the state after a step, by the number of the step. */
  Map<Integer, String> storedStates() {
    return stored.states();
  }

  Optional<Expiry> expiry() {
    return stored.expiry();
  }
}
