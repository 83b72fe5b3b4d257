package dev.watertight.testkit.environment;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.proxy.Proxy;
import java.time.Duration;

/**
 * The way to a server, as it can fail. Faults hold until they are healed, at the latest at the end
 * of the test; they hit only clients of this one port. Safe for use by several threads.
 */
public final class Network {
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private final Proxy proxy;

  Network(Proxy proxy) {
    this.proxy = proxy;
  }

  /** From now on connections are refused; those that are open stay open. */
  public void refuse() {
    proxy.refuse();
  }

  /** Resets all connections that are open; new ones are accepted. */
  public void drop() {
    proxy.drop();
  }

  /**
   * Each byte takes that much longer, on each of the two ways.
   *
   * @throws EnvironmentException if the time is negative or longer than a minute
   */
  public void delay(Duration eachWay) {
    if (eachWay.isNegative() || eachWay.compareTo(LONGEST_DELAY) > 0) {
      throw new EnvironmentException(
          "delay(%s): expected a time from 0 to %s".formatted(eachWay, LONGEST_DELAY));
    }
    proxy.delay(eachWay);
  }

  /**
   * Connections are established and stay so, and nothing passes any more, not even their end; as
   * after a cable is cut. What was sent meanwhile arrives once it is healed.
   */
  public void halfOpen() {
    proxy.halfOpen();
  }

  /** Ends all faults. */
  public void heal() {
    proxy.heal();
  }
}
