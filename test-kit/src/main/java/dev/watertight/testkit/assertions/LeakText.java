package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.internal.origin.Origins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a guard says of what stays. */
final class LeakText {
  private static final int SHOWN = 20;

  private LeakText() {}

  static String of(String scope, Duration settling, Map<Kind, List<Item>> left, Origins origins) {
    StringBuilder text = new StringBuilder();
    text.append(first(scope))
        .append(" leaves behind, ")
        .append(settling.toMillis())
        .append(" ms after its end:");
    left.forEach((kind, items) -> append(text, kind, items, origins));
    text.append(
        "\nClose them in the test, in @AfterEach, or by what owns them. What ends by itself but later gets"
            + " LeakGuard.builder().settleWithin(..); what is no leak, allowing(pattern, reason).");
    if (left.containsKey(Kind.TEMPORARY_FILES)) {
      text.append(
          "\nOther processes may make temporary files too: a test JVM with -Djava.io.tmpdir of its own sees"
              + " none of theirs.");
    }
    return text.toString();
  }

  private static String first(String scope) {
    return scope.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + scope.substring(1);
  }

  private static void append(StringBuilder text, Kind kind, List<Item> items, Origins origins) {
    text.append("\n  ").append(kind.name()).append(": ").append(items.size());
    for (Item item : items.subList(0, Math.min(SHOWN, items.size()))) {
      text.append("\n    ").append(item.text());
      origin(kind, item, origins)
          .ifPresent(
              stack -> text.append("\n      started\n").append(stack.indent(8).stripTrailing()));
    }
    if (items.size() > SHOWN) {
      text.append("\n    and ").append(items.size() - SHOWN).append(" more");
    }
  }

  private static Optional<String> origin(Kind kind, Item item, Origins origins) {
    if (kind.equals(Kind.THREADS)) {
      return origins.ofThread(Long.parseLong(item.id()));
    }
    return kind.equals(Kind.CHILD_PROCESSES)
        ? origins.ofProcess(Long.parseLong(item.id()))
        : Optional.empty();
  }
}
