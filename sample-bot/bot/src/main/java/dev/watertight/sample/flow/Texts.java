package dev.watertight.sample.flow;

import dev.watertight.sample.dialog.Content;
import dev.watertight.sample.dialog.Incoming;
import dev.watertight.sample.dialog.Turn;

/** What handlers read from a turn. */
final class Texts {
  private Texts() {}

  /** What the user wrote; empty if it was something else. */
  static String of(Turn turn) {
    return turn.incoming().content() instanceof Content.Text text ? text.text().strip() : "";
  }

  /** Names what this update creates, the same each time it is handled. */
  static String key(Turn turn) {
    Incoming incoming = turn.incoming();
    return incoming.origin().bot() + "-" + incoming.id();
  }
}
