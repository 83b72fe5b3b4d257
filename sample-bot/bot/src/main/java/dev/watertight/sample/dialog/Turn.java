package dev.watertight.sample.dialog;

import java.util.ArrayList;
import java.util.List;

/** An update while it is handled: what the user did, the dialog, and what the bot will say. */
public final class Turn {
  private final Incoming incoming;
  private final FsmContext fsm;
  private final List<Answer> answers = new ArrayList<>();

  Turn(Incoming incoming, FsmContext fsm) {
    this.incoming = incoming;
    this.fsm = fsm;
  }

  public Incoming incoming() {
    return incoming;
  }

  public FsmContext fsm() {
    return fsm;
  }

  /** Says something once the state is stored, with buttons below it if any are given. */
  public void say(String text, Button... buttons) {
    answers.add(new Answer(text, List.of(buttons)));
  }

  List<Answer> answers() {
    return List.copyOf(answers);
  }
}
