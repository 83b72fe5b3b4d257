package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Answer;
import dev.watertight.sample.dialog.Button;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dialog in the middle of an order. */
final class Sample {
  static final Lifetime LIFETIME = new Lifetime(Duration.ofDays(1), Duration.ofDays(1));

  private static final Optional<String> STATE = Optional.of("order:phone");
  private static final Map<String, String> DATA =
      Map.of("equipment", "a drill with two batteries", "phone", "+15550100", "name", "Sam");
  private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");
  private static final List<Answer> ANSWERS =
      List.of(
          new Answer(
              "Is +15550100 right?", List.of(new Button("Yes", "y"), new Button("No", "n"))));

  private Sample() {}

  static Dialog after(Dialog before) {
    return before
        .next(STATE, DATA, NOW)
        .withReceipt(new Receipt(before.version() + 1, ANSWERS, false));
  }
}
