package dev.watertight.sample.flow;

import dev.watertight.sample.dialog.Matches;
import dev.watertight.sample.dialog.Router;
import dev.watertight.sample.dialog.Turn;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A registration: name and e-mail address. */
final class RegistrationFlow {
  private static final int LONGEST = 200;
  // Whether it exists only a letter could tell.
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");

  private final Records records;

  RegistrationFlow(Records records) {
    this.records = records;
  }

  void addTo(Router.Builder routes) {
    routes
        .always(Matches.command("register"), this::start)
        .in(RegistrationState.NAME, Matches.text(), this::name)
        .in(RegistrationState.NAME, any -> true, this::askForName)
        .in(RegistrationState.EMAIL, Matches.text(), this::email)
        .in(RegistrationState.EMAIL, any -> true, this::askForEmail);
  }

  private void start(Turn turn) {
    turn.fsm().setData(Map.of());
    turn.fsm().setState(RegistrationState.NAME);
    turn.say("What is your name?");
  }

  private void name(Turn turn) {
    String name = Texts.of(turn);
    if (name.isEmpty() || name.length() > LONGEST) {
      askForName(turn);
      return;
    }
    turn.fsm().updateData(data -> data.put("name", name));
    turn.fsm().setState(RegistrationState.EMAIL);
    turn.say("What is your e-mail address?");
  }

  private void askForName(Turn turn) {
    turn.say("Please write your name, in at most 200 characters, or /cancel.");
  }

  private void email(Turn turn) throws IOException, InterruptedException {
    String email = Texts.of(turn);
    Optional<String> name = turn.fsm().data("name");
    if (name.isEmpty()) {
      turn.fsm().clear();
      turn.say("That was too long ago, I have forgotten your name. /register begins anew.");
    } else if (email.length() > LONGEST || !EMAIL.matcher(email).matches()) {
      askForEmail(turn);
    } else {
      turn.fsm().clear();
      records.create("registrations", Texts.key(turn), Map.of("name", name.get(), "email", email));
      turn.say("Welcome, " + name.get() + ". You are registered.");
    }
  }

  private void askForEmail(Turn turn) {
    turn.say("That is no e-mail address. Please write one such as anna@example.org, or /cancel.");
  }
}
