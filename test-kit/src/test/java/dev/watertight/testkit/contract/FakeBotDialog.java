package dev.watertight.testkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the {@link FakeBot} says and does: /order, a model, a phone number, and Yes. */
final class FakeBotDialog {
  private static final String FAIL = "fail";

  private final Path orders;
  private final Set<Flaw> flaws;
  private final Set<String> locked = new HashSet<>();
  private final Set<String> barred = new HashSet<>();
  private final List<Map<String, String>> failed = new ArrayList<>();

  /** The dialog after an update, empty if it is over, and the answer. */
  record Turn(Map<String, String> dialog, Map<String, String> answer) {}

  FakeBotDialog(Path orders, Set<Flaw> flaws) {
    this.orders = orders;
    this.flaws = flaws;
  }

  /** The orders that there are. */
  static long count(Path orders) {
    String[] files = orders.toFile().list((folder, name) -> !name.equals(FAIL));
    return files == null ? 0 : files.length;
  }

  /** Lets orders fail until it is closed. */
  static AutoCloseable failing(Path orders) {
    try {
      Path mark = Files.createFile(orders.resolve(FAIL));
      return () -> Files.delete(mark);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Turn pressed(String label, Map<String, String> dialog) throws IOException {
    if (!"confirm".equals(dialog.get("step")) && !isTakenAlways(dialog)) {
      return new Turn(dialog, outside("This button is of an order that has ended."));
    }
    if (label.equals("No")) {
      return new Turn(Map.of(), answer("Cancelled."));
    }
    order(dialog);
    return new Turn(
        Map.of(),
        answer("Thank you, %s is ordered.".formatted(dialog.getOrDefault("model", "the same"))));
  }

  private boolean isTakenAlways(Map<String, String> dialog) {
    return flaws.contains(Flaw.PRESSES_ORDER_EACH_TIME)
        || flaws.contains(Flaw.PRESSES_ARE_KNOWN_IN_MEMORY)
        || (flaws.contains(Flaw.CANCEL_KEEPS_BUTTON) && dialog.containsKey("phone"));
  }

  /** What becomes of a dialog whose work failed. */
  Turn failed(String chat, Map<String, String> dialog) {
    if (flaws.contains(Flaw.FAILURE_LOCKS_USER)) {
      locked.add(chat);
    }
    if (flaws.contains(Flaw.FAILURE_BARS_USER)) {
      barred.add(chat);
    }
    if (flaws.contains(Flaw.FAILURE_IS_MADE_UP_FOR)) {
      failed.add(dialog);
    }
    return new Turn(flaws.contains(Flaw.FAILURE_KEEPS_STATE) ? dialog : Map.of(), sorry());
  }

  boolean isLocked(String chat) {
    return locked.contains(chat);
  }

  static Map<String, String> sorry() {
    return answer("Something went wrong. Send /order to begin anew.");
  }

  Turn said(String chat, String text, Map<String, String> dialog) {
    String step = dialog.getOrDefault("step", "");
    if (text.equals("/order") && barred.contains(chat)) {
      return new Turn(Map.of(), answer("You cannot order today."));
    }
    if (text.equals("/order")) {
      return new Turn(
          Map.of("step", "model", "order", UUID.randomUUID().toString()), answer("Which model?"));
    }
    if (text.equals("/cancel") && isCancel(step)) {
      return cancelled(chat, dialog);
    }
    return switch (step) {
      case "" -> new Turn(Map.of(), outside("Send /order to order."));
      case "model" -> new Turn(next(dialog, "phone", "model", text), answer("Your phone number?"));
      case "phone" ->
          new Turn(
              next(dialog, "confirm", "phone", text),
              Map.of(
                  "text",
                  "Order %s for %s?".formatted(dialog.get("model"), text),
                  "reply_markup",
                  "{\"inline_keyboard\": [[{\"text\": \"Yes\", \"callback_data\": \"Yes\"},"
                      + " {\"text\": \"No\", \"callback_data\": \"No\"}]]}"));
      case "confirm" -> new Turn(dialog, answer("Press Yes or No."));
      default -> ofAnOlderTime(step);
    };
  }

  private Map<String, String> outside(String text) {
    return flaws.contains(Flaw.SILENT_WITHOUT_DIALOG) ? Map.of() : answer(text);
  }

  private Turn ofAnOlderTime(String step) {
    if (flaws.contains(Flaw.FAILS_ON_OLD_STATES)) {
      throw new IllegalStateException("no such step: " + step);
    }
    return new Turn(Map.of(), answer("Your order is of an older time. Send /order."));
  }

  private boolean isCancel(String step) {
    return !flaws.contains(Flaw.CANCEL_IS_UNKNOWN)
        && !(step.equals("phone") && flaws.contains(Flaw.CANCEL_IS_A_PHONE_NUMBER));
  }

  private Turn cancelled(String chat, Map<String, String> dialog) {
    if (dialog.isEmpty()) {
      boolean silent = flaws.contains(Flaw.CANCEL_IS_SILENT);
      return new Turn(dialog, silent ? Map.of() : answer("There is nothing to cancel."));
    }
    if (flaws.contains(Flaw.CANCEL_BARS_USER)) {
      barred.add(chat);
    }
    return new Turn(afterCancel(dialog), answer("Cancelled."));
  }

  private Map<String, String> afterCancel(Map<String, String> dialog) {
    if (flaws.contains(Flaw.CANCEL_KEEPS_STATE)) {
      return dialog;
    }
    return flaws.contains(Flaw.CANCEL_KEEPS_BUTTON) ? next(dialog, "", "", "") : Map.of();
  }

  private static Map<String, String> next(
      Map<String, String> dialog, String step, String field, String value) {
    Map<String, String> next = new HashMap<>(dialog);
    next.put("step", step);
    next.put(field, value);
    return next;
  }

  static Map<String, String> answer(String text) {
    return Map.of("text", text);
  }

  /** The same order makes the same file, so that it is made once. */
  private void order(Map<String, String> dialog) throws IOException {
    if (Files.exists(orders.resolve(FAIL))) {
      throw new IOException("no order is taken just now");
    }
    make(dialog);
    for (Map<String, String> late : failed) {
      make(late);
    }
  }

  private void make(Map<String, String> dialog) throws IOException {
    Path file = orders.resolve(dialog.getOrDefault("order", UUID.randomUUID().toString()));
    if (Files.notExists(file)) {
      Files.createFile(file);
    }
  }
}
