package dev.watertight.testkit.internal.server;

/** A server that tests share, with all that the kit knows of it. */
public interface Host extends AutoCloseable {
  ManagedServer server();

  /** Stops it in good order; its proxies refuse until it is started. */
  void stop();

  /** Ends it by SIGKILL; its proxies refuse until it is started. */
  void kill();

  /** Starts it, if it does not run, and waits until it answers. */
  void start();

  @Override
  void close();
}
