package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.Backend;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A server as something that runs: what it serves is no matter here. All that changes it returns
 * when it has happened, or throws at a deadline.
 */
public interface Server extends AutoCloseable {
  Backend backend();

  /** Which one ran, such as {@code Docker image redis:7-alpine}. */
  String description();

  /** Where it may listen since its last start, the likeliest first. */
  List<InetSocketAddress> addresses();

  /** Starts it with the data it has; does not wait until it answers. */
  void start();

  boolean isRunning();

  /** Ends it the way it likes, data written. */
  void stop();

  /** SIGKILL to all of its processes. */
  void kill();

  /** SIGSTOP to all of its processes. */
  void pause();

  /** SIGCONT to all of its processes. */
  void resume();

  /** The last lines that it wrote, for errors. */
  String log();

  /** Ends it and deletes its data. */
  @Override
  void close();
}
