package dev.watertight.sample.dialog;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * State and data of the dialog that is being handled. Changes are made here and written in one step
 * after the handler, or not at all; an update that comes between is handled again on what it finds.
 * Of one thread.
 */
public final class FsmContext {
  private final Dialog before;
  private final States states;
  private Optional<String> state;
  private Map<String, String> data;

  FsmContext(Dialog before, States states) {
    this.before = before;
    this.states = states;
    this.state = before.state();
    this.data = before.data();
  }

  /** The step at which the user is; empty outside of dialogs. */
  public Optional<State> state() {
    return state.flatMap(states::find);
  }

  /** Whether a state is stored that this release does not know. */
  boolean isOfOtherRelease() {
    return state.isPresent() && state().isEmpty();
  }

  /** What the user has told so far; a copy that does not change. */
  public Map<String, String> data() {
    return data;
  }

  /** One thing that the user has told; empty if it is not there, since it may expire. */
  public Optional<String> data(String name) {
    return Optional.ofNullable(data.get(name));
  }

  public void setState(State next) {
    state = Optional.of(next.id());
  }

  public void setData(Map<String, String> all) {
    data = Map.copyOf(all);
  }

  /** Changes some of the data; what the change throws leaves all of it as it was. */
  public void updateData(Consumer<Map<String, String>> change) {
    Map<String, String> copy = new HashMap<>(data);
    change.accept(copy);
    data = Map.copyOf(copy);
  }

  /** Ends the dialog: no state, no data. */
  public void clear() {
    state = Optional.empty();
    data = Map.of();
  }

  Dialog after(Instant now) {
    return before.next(state, data, now);
  }
}
