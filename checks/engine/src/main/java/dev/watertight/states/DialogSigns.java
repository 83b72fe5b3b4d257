package dev.watertight.states;

import dev.watertight.types.ClearingSigns;

/** The names by which {@link DialogStates} finds what ends a dialog. Immutable. */
final class DialogSigns implements ClearingSigns {
  private final boolean configured;

  DialogSigns(boolean configured) {
    this.configured = configured;
  }

  @Override
  public boolean isBeyondTelling() {
    return configured;
  }

  @Override
  public boolean ends(String method) {
    return ServiceAccess.isEnding(method)
        || RedisAccess.isEnding(method)
        || CollectionAccess.isRemoving(method);
  }

  @Override
  public boolean writes(String method) {
    return ServiceAccess.isWriting(method) || CollectionAccess.isEnding(method);
  }

  @Override
  public boolean isOfState(String name) {
    return Words.sense(name) != Words.Sense.NONE;
  }

  @Override
  public boolean isState(String property) {
    return DialogStates.isStateName(property);
  }

  @Override
  public boolean isUser(String name) {
    return UserKeys.isUser(name);
  }
}
