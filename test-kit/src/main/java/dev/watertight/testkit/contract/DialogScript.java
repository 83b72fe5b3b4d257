package dev.watertight.testkit.contract;

import dev.watertight.testkit.environment.telegram.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private DialogScript(
      List<Step> steps,
      Optional<Step> cancel,
      Optional<LongSupplier> effects,
      Optional<Fault> fault) {
    this.steps = List.copyOf(steps);
    this.cancel = cancel;
    this.effects = effects;
    this.fault = fault;
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

  /** The first step. */
  public static DialogScript beginningWith(String says, String answer) {
    return new DialogScript(
        List.of(new Step("says " + says, chat -> chat.says(says), answer)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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
    return with(new Step(what, action, answer));
  }

  private DialogScript with(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new DialogScript(more, cancel, effects, fault);
  }

  /** How a user leaves the dialog, and what the bot says to that. */
  public DialogScript cancelledBy(String says, String answer) {
    return new DialogScript(
        steps,
        Optional.of(new Step("says " + says, chat -> chat.says(says), answer)),
        effects,
        fault);
  }

  /** Counts what dialogs that came to their end have done, such as the orders that there are. */
  public DialogScript counting(LongSupplier newEffects) {
    return new DialogScript(steps, cancel, Optional.of(newEffects), fault);
  }

  /**
   * How the work of the last step can be made to fail, such as by a service that answers 500. Else
   * Telegram refuses the bot's answer to it.
   */
  public DialogScript failingBy(Fault newFault) {
    return new DialogScript(steps, cancel, effects, Optional.of(newFault));
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
}
