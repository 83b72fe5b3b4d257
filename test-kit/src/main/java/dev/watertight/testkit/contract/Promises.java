package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a storage or bot promises: all, but for the capabilities that it is denied and the rules
 * that are waived. Each method gives a changed copy.
 *
 * @param <C> {@link Capability} or {@link BotCapability}
 */
public final class Promises<C extends Enum<C>> {
  private final Set<C> denied;
  private final Map<String, String> waivers;

  private Promises(Set<C> denied, Map<String, String> waivers) {
    this.denied = Collections.unmodifiableSet(denied);
    this.waivers = Collections.unmodifiableMap(waivers);
  }

  /** All that there is. */
  public static <C extends Enum<C>> Promises<C> all() {
    return new Promises<C>(Set.of(), Map.of());
  }

  /** Denies a capability: the contract proves that it is not there. */
  public Promises<C> without(C capability) {
    Set<C> more = new HashSet<>(denied);
    more.add(capability);
    return new Promises<>(more, waivers);
  }

  /**
   * Waives a rule: a failure of it is told as skipped with the reason, and it fails once it holds.
   *
   * @param rule its number, such as {@code TTL2}
   * @param reason why the team can live with it, and until when
   */
  public Promises<C> waiving(String rule, String reason) {
    if (reason.isBlank()) {
      throw new EnvironmentException(
          "promises(): the waiver of %s has no reason. Say why the team can live without it, and until when."
              .formatted(rule));
    }
    Map<String, String> more = new TreeMap<>(waivers);
    more.put(rule, reason);
    return new Promises<>(denied, more);
  }

  boolean has(C capability) {
    return !denied.contains(capability);
  }

  Optional<String> waiver(String rule) {
    return Optional.ofNullable(waivers.get(rule));
  }

  Set<String> waived() {
    return waivers.keySet();
  }
}
