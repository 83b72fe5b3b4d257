package dev.watertight.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a real server comes from. */
public enum Backend {
  /** A container of the Docker engine that Testcontainers finds. */
  DOCKER,
  /** A server that runs already and that a setting names; it is never stopped or reconfigured. */
  OUTSIDE,
  /** A process of this machine, started from a server binary on the class path. */
  EMBEDDED;

  /** As it is written in the setting {@code watertight.environment}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words, as an error lists them. */
  public static String words() {
    return Arrays.stream(values()).map(Backend::word).collect(Collectors.joining(", "));
  }
}
