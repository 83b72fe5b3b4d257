package dev.watertight.sample.dialog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All states that the code knows; storages may hold others, of older or newer releases. */
public final class States {
  private final Map<String, State> byId = new HashMap<>();

  private States() {}

  /**
   * The states of some dialogs.
   *
   * @throws IllegalArgumentException if two have one id
   */
  public static States of(List<? extends Class<? extends State>> groups) {
    States states = new States();
    for (Class<? extends State> group : groups) {
      State[] members = group.getEnumConstants();
      if (members == null) {
        throw new IllegalArgumentException(group + " is no enum; states of a dialog are one");
      }
      for (State member : members) {
        if (states.byId.put(member.id(), member) != null) {
          throw new IllegalArgumentException("two states have the id " + member.id());
        }
      }
    }
    return states;
  }

  /** The state that is stored so; empty if this release has none of that id. */
  public Optional<State> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
