package dev.watertight.sample.flow;

import dev.watertight.sample.dialog.Apologies;
import dev.watertight.sample.dialog.Content;
import dev.watertight.sample.dialog.Matches;
import dev.watertight.sample.dialog.Router;
import dev.watertight.sample.dialog.States;
import dev.watertight.sample.dialog.Turn;
import java.util.List;

/** All dialogs of the bot, and what works within each of them. */
public final class Flows {
  /** What users are told when a turn cannot be taken. */
  public static final Apologies APOLOGIES =
      new Apologies(
          "Sorry, that did not work. Please begin anew: /help shows how.",
          "I have changed since we last talked. Please begin anew: /help shows how.",
          "Sorry, I cannot read where we were. Somebody has to look after it.",
          "Sorry, I cannot remember anything right now. Please say that again in a minute.",
          "Sorry, I cannot take anything new right now. Please say that again later.");

  private static final String COMMANDS =
      """
      /order: order equipment
      /photo: store a photo with a caption
      /register: tell us who you are
      /cancel: end what we are at
      /help: this\
      """;

  private Flows() {}

  /** The steps of all dialogs. */
  public static States states() {
    return States.of(List.of(OrderState.class, PhotoState.class, RegistrationState.class));
  }

  /** Who handles what; nothing is left without an answer. */
  public static Router router(Records records) {
    Router.Builder routes =
        Router.builder()
            .always(Matches.command("cancel"), Flows::cancel)
            .always(Matches.command("start"), Flows::start)
            .always(Matches.command("help"), turn -> turn.say(COMMANDS));
    new OrderFlow(records).addTo(routes);
    new PhotoFlow(records).addTo(routes);
    new RegistrationFlow(records).addTo(routes);
    return routes.otherwise(Flows::notUnderstood);
  }

  private static void cancel(Turn turn) {
    boolean inDialog = turn.fsm().state().isPresent();
    turn.fsm().clear();
    turn.say(inDialog ? "Cancelled." : "There is nothing to cancel.");
  }

  private static void start(Turn turn) {
    turn.fsm().clear();
    turn.say("Hello! I take orders and photos.\n" + COMMANDS);
  }

  private static void notUnderstood(Turn turn) {
    turn.say(
        turn.incoming().content() instanceof Content.Press
            ? "That question is closed. /help shows what I can do."
            : "I did not understand that. /help shows what I can do.");
  }
}
