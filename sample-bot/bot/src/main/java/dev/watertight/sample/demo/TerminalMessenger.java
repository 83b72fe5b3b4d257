package dev.watertight.sample.demo;

import dev.watertight.sample.dialog.Answer;
import dev.watertight.sample.dialog.Button;
import dev.watertight.sample.dialog.Incoming;
import dev.watertight.sample.dialog.Messenger;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Prints what the bot says, and knows the buttons below its last message. Safe for all threads. */
final class TerminalMessenger implements Messenger {
  private final PrintStream out;
  private List<Button> buttons = List.of();

  TerminalMessenger(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void send(Incoming to, List<Answer> answers) {
    for (Answer answer : answers) {
      out.println("bot> " + answer.text().replace("\n", "\n     "));
      buttons = answer.buttons();
      for (int i = 0; i < buttons.size(); i++) {
        out.println("     [" + (i + 1) + "] " + buttons.get(i).text());
      }
    }
    out.flush();
  }

  /** The button that the user means by its number or its label. */
  synchronized Optional<Button> button(String typed) {
    for (int i = 0; i < buttons.size(); i++) {
      if (typed.equals(String.valueOf(i + 1)) || typed.equalsIgnoreCase(buttons.get(i).text())) {
        return Optional.of(buttons.get(i));
      }
    }
    return Optional.empty();
  }
}
