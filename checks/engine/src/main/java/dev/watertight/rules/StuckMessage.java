package dev.watertight.rules;

import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.states.Risk;
import dev.watertight.states.StuckState;

/** The words of StateClearNotInFinally: the work that may throw, what then happens, what to do. */
final class StuckMessage {
  private StuckMessage() {}

  static String of(StuckState stuck, SourceFile file) {
    return what(stuck, file)
        + " "
        + consequence(stuck)
        + " Clear it in a finally block, or before the work.";
  }

  private static String what(StuckState stuck, SourceFile file) {
    Risk risk = stuck.risk();
    int line = file.lines().line(risk.place().start());
    String way =
        switch (risk.kind()) {
          case PARSING -> " throws when the text is no number or date";
          case DECLARED -> " throws " + UnclosedMessage.simple(risk.thrown().name());
          case WORK, LOOKUP, THROWS -> " throws";
        };
    Place caught = stuck.caught();
    String then =
        caught == null
            ? ""
            : ", which line "
                + file.lines().line(caught.start())
                + " catches without clearing the state";
    if (risk.kind() == Risk.Kind.THROWS) {
      return "Line "
          + line
          + " can throw "
          + risk.what().substring("throw ".length())
          + then
          + ". This clear of the dialog state is then left out.";
    }
    return "This clear of the dialog state is left out when '"
        + risk.what()
        + (risk.inside() ? "', called by way of line " + line + "," : "' in line " + line)
        + way
        + then
        + ".";
  }

  private static String consequence(StuckState stuck) {
    if (stuck.leftover()) {
      return "The dialog is idle by then, but what the user entered stays and goes into the next one.";
    }
    String stays = "The user stays in the dialog, and the next message is taken as an answer to it";
    if (stuck.expires() && stuck.wayOut()) {
      return stays + ", until the state expires or the user knows the word that leaves it.";
    } else if (stuck.expires()) {
      return stays + ", until the state expires.";
    }
    return stuck.wayOut()
        ? stays + ", unless the user knows the word that leaves it."
        : stays + ".";
  }
}
