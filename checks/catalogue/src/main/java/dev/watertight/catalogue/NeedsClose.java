package dev.watertight.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How serious a missing close is. */
public enum NeedsClose implements Ids.Named {
  /** Something outside the heap is lost. */
  ALWAYS("always"),
  /** A smell, or the owner normally lives as long as the process. */
  RECOMMENDED("recommended"),
  /** Nothing to close, such as a string reader. */
  NO("no");

  private final String id;

  NeedsClose(String id) {
    this.id = id;
  }

  /** The name in data and configuration, such as {@code always}. */
  @Override
  public String id() {
    return id;
  }

  /** The constant with this {@linkplain #id() name}, or nothing. */
  public static Optional<NeedsClose> of(String id) {
    return Ids.find(values(), id);
  }

  /** The names of all constants, in declaration order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(NeedsClose::id).toList();
  }
}
