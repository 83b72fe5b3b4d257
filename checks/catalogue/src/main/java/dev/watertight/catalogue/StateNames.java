package dev.watertight.catalogue;

import java.util.List;

/**
 * How a team names its dialog state.
 *
 * @param stores types that keep it
 * @param keys types of the keys of a store
 * @param reads calls that read it
 * @param writes calls that write it
 * @param clears calls that clear it
 * @param idle constants that mean no dialog, as {@code owner#constant}
 * @param cancelWords what users type to leave a dialog
 */
public record StateNames(
    List<String> stores,
    List<String> keys,
    List<MemberRef> reads,
    List<MemberRef> writes,
    List<MemberRef> clears,
    List<String> idle,
    List<String> cancelWords) {

  /** Nothing named. */
  public static final StateNames NONE =
      new StateNames(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public StateNames {
    stores = List.copyOf(stores);
    keys = List.copyOf(keys);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    clears = List.copyOf(clears);
    idle = List.copyOf(idle);
    cancelWords = List.copyOf(cancelWords);
  }
}
