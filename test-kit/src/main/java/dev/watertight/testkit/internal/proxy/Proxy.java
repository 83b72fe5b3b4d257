package dev.watertight.testkit.internal.proxy;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.process.KitOwned;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A port of the loopback interface that stays the same while the server behind it comes and goes,
 * and that can fail as networks do. One thread serves all its connections.
 */
public final class Proxy implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int PORT_ATTEMPTS = 20;

  private final int port;
  private final Supplier<InetSocketAddress> server;
  private final Selector selector;
  private final Door door;
  private final Thread thread;
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final AtomicInteger accepted = new AtomicInteger();

  // What follows belongs to the thread.
  private final List<Link> links = new ArrayList<>();
  private boolean refusing;
  private boolean serverDown;
  private boolean halfOpen;
  private long delayNanos;
  private boolean closing;

  private Proxy(int port, Supplier<InetSocketAddress> server, Selector selector) {
    this.port = port;
    this.server = server;
    this.selector = selector;
    this.door = new Door(port, selector);
    this.thread = new Thread(this::run, "watertight-proxy-" + port);
    thread.setDaemon(true);
  }

  /**
   * Opens a proxy.
   *
   * @param port where clients connect, or 0 for one that is free
   * @param server where the server listens at the moment; asked for each connection
   */
  public static Proxy open(int port, Supplier<InetSocketAddress> server) {
    for (int attempt = 1; ; attempt++) {
      try {
        return openOn(port == 0 ? Ports.free() : port, server);
      } catch (IOException e) {
        if (port != 0) {
          throw new EnvironmentException(
              "Port %d of the loopback interface cannot be used (%s): expected a free one; end what listens there, or leave the port out to be given a free one"
                  .formatted(port, e.getMessage()),
              e);
        }
        if (attempt == PORT_ATTEMPTS) {
          throw new EnvironmentException("No port of the loopback interface can be used", e);
        }
      }
    }
  }

  private static Proxy openOn(int port, Supplier<InetSocketAddress> server) throws IOException {
    Selector selector = KitOwned.adopting(Selector::open);
    try {
      Proxy proxy = new Proxy(port, server, selector);
      proxy.door.open();
      KitOwned.addLocalPort(port);
      proxy.thread.start();
      return proxy;
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  /** Open connections of clients, each with a text that no other ever has. */
  public List<String> connections() {
    List<String> names = new ArrayList<>();
    order(
        () -> links.stream().filter(link -> !link.isClosed()).map(Link::name).forEach(names::add));
    return names;
  }

  /** How many connections of clients there have been so far. */
  public int accepted() {
    return accepted.get();
  }

  /** From now on nobody can connect; what is open stays open. */
  public void refuse() {
    change(() -> refusing = true);
  }

  /** Resets all open connections. */
  public void drop() {
    change(() -> links.forEach(Link::reset));
  }

  /** What is read from now on passes that much later, in each direction. */
  public void delay(Duration eachWay) {
    change(() -> delayNanos = eachWay.toNanos());
  }

  /** Connections are and stay established, and nothing passes any more. */
  public void halfOpen() {
    change(() -> halfOpen = true);
  }

  /** Ends all faults. */
  public void heal() {
    change(
        () -> {
          refusing = false;
          halfOpen = false;
          delayNanos = 0;
        });
  }

  /** The server has ended: connections are reset and refused, as without a proxy. */
  public void serverDown() {
    change(
        () -> {
          serverDown = true;
          links.forEach(Link::reset);
        });
  }

  /** The server answers again. */
  public void serverUp() {
    change(() -> serverDown = false);
  }

  @Override
  public void close() {
    if (!thread.isAlive()) {
      return;
    }
    change(() -> closing = true);
    try {
      thread.join(DEADLINE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void change(Change change) {
    order(
        () -> {
          change.make();
          adjust();
        });
  }

  private interface Change {
    void make();
  }

  private interface Order {
    void carryOut() throws IOException;
  }

  private void order(Order order) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    orders.add(
        () -> {
          try {
            order.carryOut();
            done.complete(true);
          } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    selector.wakeup();
    try {
      done.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new EnvironmentException(
          "The proxy on port %d cannot go on: %s; has another program taken the port?"
              .formatted(port, e.getCause()),
          e.getCause());
    } catch (TimeoutException e) {
      throw new EnvironmentException("The proxy on port %d does not answer".formatted(port), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("Interrupted while the proxy was told what to do", e);
    }
  }

  private void adjust() throws IOException {
    if (refusing || serverDown) {
      door.shut();
    } else {
      door.open();
    }
    for (Link link : links) {
      link.freeze(halfOpen);
    }
  }

  private void run() {
    try (selector) {
      while (!closing) {
        selector.select(untilDue());
        for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
          order.run();
        }
        accept();
        long now = System.nanoTime();
        links.forEach(link -> link.go(now, delayNanos));
        links.removeIf(Link::isClosed);
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new EnvironmentException("The proxy on port %d has failed".formatted(port), e);
    } finally {
      links.forEach(Link::reset);
      door.close();
      KitOwned.removeLocalPort(port);
    }
  }

  /** Milliseconds until something delayed is due; 0 waits for an event. */
  private long untilDue() {
    long due = links.stream().mapToLong(Link::due).min().orElse(Long.MAX_VALUE);
    if (due == Long.MAX_VALUE) {
      return 0;
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime()) + 1);
  }

  private void accept() throws IOException {
    for (SocketChannel client = door.accept(); client != null; client = door.accept()) {
      take(client);
    }
  }

  private void take(SocketChannel client) throws IOException {
    try {
      String name =
          "no. %d, from %s".formatted(accepted.incrementAndGet(), client.getRemoteAddress());
      Link link = Link.open(name, client, server.get(), selector);
      link.freeze(halfOpen);
      links.add(link);
    } catch (IOException | EnvironmentException e) {
      // The server has no address from its end until this is told so.
      client.setOption(StandardSocketOptions.SO_LINGER, 0);
      client.close();
    }
  }
}
