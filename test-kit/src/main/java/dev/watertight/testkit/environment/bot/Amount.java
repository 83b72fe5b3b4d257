package dev.watertight.testkit.environment.bot;

import java.util.List;

/** What a reading has of one kind: a figure, or the reason why there is none. */
public sealed interface Amount {
  /**
   * A figure.
   *
   * @param total the sum of the items
   * @param items what was counted
   */
  record Measured(long total, List<Item> items) implements Amount {
    /** Copies the items. */
    public Measured {
      items = List.copyOf(items);
    }

    static Measured of(List<Item> items) {
      return new Measured(items.stream().mapToLong(Item::amount).sum(), items);
    }
  }

  /**
   * No figure, which never passes for a good one.
   *
   * @param reason goes on from "not measured: "
   */
  record NotMeasured(String reason) implements Amount {}
}
