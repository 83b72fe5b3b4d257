package dev.watertight.sample.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns everything that holds a connection, a thread or a file, and closes it once, in reverse
 * order. Safe for all threads.
 */
public final class Lifecycle implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();
  private boolean closed;

  /**
   * Takes a resource over.
   *
   * @throws IllegalStateException if the bot is closed already; the resource then is closed too
   */
  public void own(String name, AutoCloseable resource) {
    synchronized (this) {
      if (!closed) {
        owned.push(resource);
        names.push(name);
        return;
      }
    }
    close(name, resource);
    throw new IllegalStateException("the bot was closed before " + name + " was there");
  }

  /** Closes all, and returns when all is closed; a failure of one keeps no other open. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!owned.isEmpty()) {
      close(names.pop(), owned.pop());
    }
  }

  private static void close(String name, AutoCloseable resource) {
    try {
      resource.close();
      LOG.info("Closed: {}", name);
    } catch (Exception e) {
      LOG.error("Not closed: {}", name, e);
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
