package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.EnvironmentException;

/**
 * How a bot is started: in this JVM, as a JVM or container of its own, or not at all since it
 * already runs. Can start again and again, one after the other.
 */
public interface Bot {
  /** What messages call it. */
  String name();

  /**
   * Starts the bot and waits until it is ready.
   *
   * @throws EnvironmentException if it does not become ready within its deadline
   */
  BotProcess start();
}
