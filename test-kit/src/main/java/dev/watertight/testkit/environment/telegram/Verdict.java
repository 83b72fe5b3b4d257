package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.internal.telegram.Telegram;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is said of a test at its end: the bot's mistakes, and what must not be left over. */
record Verdict(Telegram telegram, Set<Leftover> forbidden) {
  void check() {
    telegram
        .monitor()
        .run(
            () -> {
              List<String> problems = problems();
              if (!problems.isEmpty()) {
                throw new AssertionError(
                    telegram
                        .exchange()
                        .safe(
                            "Telegram would not be content with this:\n  - "
                                + String.join("\n  - ", problems)
                                + "\n\n"
                                + telegram.exchange().shown()));
              }
            });
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>(telegram.mistakes());
    if (forbidden.contains(Leftover.UNREAD_MESSAGES)) {
      telegram
          .chats()
          .unread()
          .forEach(message -> problems.add("Nobody looked at what the bot said " + message));
    }
    if (forbidden.contains(Leftover.UNCONFIRMED_UPDATES)) {
      telegram
          .unconfirmed()
          .forEach(update -> problems.add("Update " + update.id() + " was not confirmed"));
    }
    if (forbidden.contains(Leftover.UNUSED_FAULTS)) {
      telegram.faults().pending().forEach(fault -> problems.add("No call met a fault: " + fault));
    }
    return problems;
  }
}
