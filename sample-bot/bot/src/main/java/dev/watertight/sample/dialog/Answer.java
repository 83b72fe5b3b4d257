package dev.watertight.sample.dialog;

import java.util.List;

/**
 * A message of the bot.
 *
 * @param text plain text
 * @param buttons one row below it; empty for none
 */
public record Answer(String text, List<Button> buttons) {
  public Answer {
    buttons = List.copyOf(buttons);
  }
}
