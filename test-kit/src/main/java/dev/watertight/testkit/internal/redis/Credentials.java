package dev.watertight.testkit.internal.redis;

import java.util.Optional;

/** How a Redis lets one in. */
public record Credentials(Optional<String> user, Optional<String> password) {
  static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

  /** Never shows the password. */
  @Override
  public String toString() {
    return user.orElse("default") + (password.isPresent() ? ":***" : "");
  }
}
