package dev.watertight.testkit.assertions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a bot does for an update, with faults or without; lets all go when it is closed. */
final class Subject implements ThrowingCallable, AutoCloseable {
  /** What becomes of the update with that number, from 1. */
  @FunctionalInterface
  interface Work {
    void on(Subject subject, int update) throws Exception;
  }

  final List<Object> leaked = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Work work;
  private int updates;

  Subject(Work work) {
    this.work = work;
  }

  static Subject leakingOneSocketIn(int operations) throws IOException {
    ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    Subject subject =
        new Subject(
            (self, update) -> {
              if (update % operations == 0) {
                self.opened.add(new Socket(server.getInetAddress(), server.getLocalPort()));
              }
            });
    subject.opened.add(server);
    return subject;
  }

  static Subject leakingOneThreadIn(int operations) {
    return new Subject(
        (self, update) -> {
          if (update % operations == 0) {
            new Thread(self::awaitEnd, "reminder-" + update).start();
          }
        });
  }

  /** An array has a head of 16 bytes, and its place in the list takes some more. */
  static Subject leakingBytes(int bytes) {
    return new Subject((self, update) -> self.leaked.add(new byte[bytes - 16]));
  }

  /**
   * Does nothing wrong: keeps the last users in a cache, which takes a while to be full, makes the
   * threads of its pool as it needs them, and opens a connection for each update, which it closes.
   */
  static Subject warmingUp(int users, int threads) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    Map<Integer, byte[]> cache =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > users;
          }
        };
    Subject subject =
        new Subject(
            (self, update) -> {
              cache.put(update, new byte[200]);
              if (update % 50 == 0) {
                pool.submit(() -> "done").get();
              }
              try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                  Socket accepted = server.accept()) {
                accepted.getOutputStream().write(update);
                client.getInputStream().read();
              }
            });
    subject.opened.add(server);
    subject.opened.add(
        () -> {
          pool.shutdown();
          pool.awaitTermination(30, TimeUnit.SECONDS);
        });
    return subject;
  }

  @Override
  public void call() throws Exception {
    work.on(this, ++updates);
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    for (AutoCloseable closeable : opened) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
