package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Kind.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which items make the growth between the first and last checkpoint of a round. */
final class Growth {
  private static final int GROUPS = 8;
  private static final int EXAMPLES = 3;

  private Growth() {}

  static String of(Kind kind, Round round) {
    Map<String, Item> before = new LinkedHashMap<>();
    round.first().items(kind).forEach(item -> before.put(item.id(), item));
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Item item : round.latest().items(kind)) {
      Item old = before.remove(item.id());
      long more = item.amount() - (old == null ? 0 : old.amount());
      if (more != 0) {
        groups.computeIfAbsent(item.group(), Group::new).add(more, item.text());
      }
    }
    before
        .values()
        .forEach(gone -> groups.computeIfAbsent(gone.group(), Group::new).total -= gone.amount());
    List<Group> most =
        groups.values().stream()
            .filter(group -> group.total > 0)
            .sorted(Comparator.comparingLong((Group group) -> -group.total))
            .toList();
    StringBuilder text = new StringBuilder(heading(kind, round));
    most.stream().limit(GROUPS).forEach(group -> text.append(group.text(kind)));
    if (most.size() > GROUPS) {
      text.append("    and ").append(most.size() - GROUPS).append(" more\n");
    }
    return text.toString();
  }

  private static String heading(Kind kind, Round round) {
    int last = round.checkpoints() - 1;
    return String.format(
        Locale.ROOT,
        "%s grew from %,d to %,d in the last round, %s:%n",
        kind.name(),
        round.figure(kind, 0),
        round.figure(kind, last),
        Rates.text(kind.unit(), round.trend(kind).perOperation()));
  }

  /** What is alike among the new items. */
  private static final class Group {
    private final String name;
    private final List<String> examples = new ArrayList<>();
    private long total;

    Group(String name) {
      this.name = name;
    }

    void add(long more, String text) {
      total += more;
      if (examples.size() < EXAMPLES) {
        examples.add(text);
      }
    }

    String text(Kind kind) {
      if (kind.unit() == Unit.BYTES) {
        return String.format(Locale.ROOT, "    %,d bytes more of %s%n", total, name);
      }
      StringBuilder text = new StringBuilder("    " + total + " more: " + name + "\n");
      examples.stream()
          .filter(example -> !example.equals(name))
          .forEach(example -> text.append("        ").append(example).append('\n'));
      return text.toString();
    }
  }
}
