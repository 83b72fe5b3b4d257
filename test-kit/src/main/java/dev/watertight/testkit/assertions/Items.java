package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Kind.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Items of a reading in a message. */
final class Items {
  private static final int SHOWN = 20;

  private Items() {}

  static String listed(Kind kind, List<Item> items) {
    String more = items.size() > SHOWN ? "\n    and " + (items.size() - SHOWN) + " more" : "";
    return items.stream()
        .sorted(Comparator.comparingLong(item -> -item.amount()))
        .limit(SHOWN)
        .map(
            item ->
                "\n    "
                    + (kind.unit() == Unit.BYTES ? item.amount() + " bytes of " : "")
                    + item.text())
        .collect(Collectors.joining("", "", more));
  }
}
