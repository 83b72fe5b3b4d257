package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Deadline;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.process.KitOwned;
import dev.watertight.testkit.internal.proxy.Proxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server with the proxies in front of it: when it goes and comes, they refuse and accept. */
public final class ManagedServer implements AutoCloseable {
  private static final Duration OUTSIDE_DEADLINE = Duration.ofSeconds(5);

  private static final String NO_ADDRESS = "it has no address";

  private final String name;
  private final Server server;
  private final Probe probe;
  private final List<Proxy> proxies = new CopyOnWriteArrayList<>();
  private volatile @Nullable InetSocketAddress address;
  private boolean paused;

  /** Asks a server whether it answers. */
  public interface Probe {
    /**
     * Returns if it does.
     *
     * @throws IOException if it does not yet
     * @throws EnvironmentException if it never will
     */
    void ask(InetSocketAddress address, Deadline deadline) throws IOException;
  }

  private ManagedServer(String name, Server server, Probe probe) {
    this.name = name;
    this.server = server;
    this.probe = probe;
  }

  /** Starts a server and waits until it answers; what fails is closed again. */
  public static ManagedServer start(String name, Server server, Probe probe) {
    ManagedServer managed = new ManagedServer(name, server, probe);
    try {
      managed.start();
      return managed;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  public Backend backend() {
    return server.backend();
  }

  public String description() {
    return server.description();
  }

  /** Where the server itself listens; changes with a start. */
  public InetSocketAddress address() {
    InetSocketAddress current = address;
    if (current == null) {
      throw new EnvironmentException("%s is not running; start it first".formatted(name));
    }
    return current;
  }

  public boolean isUp() {
    return address != null;
  }

  public boolean isPaused() {
    return paused;
  }

  /** Opens a port that stands for this server. */
  public synchronized Proxy openProxy(int port) {
    Proxy proxy = Proxy.open(port, this::address);
    proxies.add(proxy);
    KitOwned.addName(proxy.port(), name);
    if (!isUp()) {
      proxy.serverDown();
    }
    return proxy;
  }

  public synchronized void closeProxy(Proxy proxy) {
    proxies.remove(proxy);
    proxy.close();
  }

  /** Starts it, unless it answers, and waits until it does; says whether it had to. */
  public synchronized boolean start() {
    Deadline deadline = Deadline.in(startDeadline());
    if (isUp()) {
      if (paused || KitOwned.adopting(() -> stillAnswers(deadline))) {
        return false;
      }
      // It has ended by itself, or somebody has told it to.
      down();
    }
    KitOwned.adopting(server::start);
    address = KitOwned.adopting(() -> awaitAnswer(deadline));
    KitOwned.addRemotePort(address().getPort());
    proxies.forEach(Proxy::serverUp);
    return true;
  }

  private Duration startDeadline() {
    Duration declared = Setting.startDeadline();
    // Who names a server says that it runs.
    return backend() == Backend.OUTSIDE && declared.compareTo(OUTSIDE_DEADLINE) > 0
        ? OUTSIDE_DEADLINE
        : declared;
  }

  public synchronized void stop() {
    if (isUp()) {
      resume();
      KitOwned.adopting(server::stop);
      down();
    }
  }

  public synchronized void kill() {
    if (isUp()) {
      KitOwned.adopting(server::kill);
      paused = false;
      down();
    }
  }

  public synchronized void pause() {
    if (isUp() && !paused) {
      KitOwned.adopting(server::pause);
      paused = true;
    }
  }

  public synchronized void resume() {
    if (paused) {
      KitOwned.adopting(server::resume);
      paused = false;
    }
  }

  private boolean stillAnswers(Deadline deadline) {
    InetSocketAddress current = address();
    while (server.isRunning()) {
      try {
        probe.ask(current, deadline);
        return true;
      } catch (IOException e) {
        if (!deadline.pause()) {
          throw new EnvironmentException(
              "%s (%s) runs, but does not answer any more (%s)"
                  .formatted(name, description(), e.getMessage()),
              e);
        }
      }
    }
    return false;
  }

  private void down() {
    forgetAddress();
    proxies.forEach(Proxy::serverDown);
  }

  private void forgetAddress() {
    InetSocketAddress last = address;
    address = null;
    if (last != null && backend() != Backend.OUTSIDE) {
      KitOwned.removeRemotePort(last.getPort());
    }
  }

  private InetSocketAddress awaitAnswer(Deadline deadline) {
    String problem = NO_ADDRESS;
    do {
      if (!server.isRunning()) {
        throw new EnvironmentException(
            "%s (%s) ended at its start. Its last words:%n%s"
                .formatted(name, description(), server.log()));
      }
      for (InetSocketAddress candidate : server.addresses()) {
        try {
          probe.ask(candidate, deadline);
          return candidate;
        } catch (IOException e) {
          // The last attempt has hardly any time, and its timeout tells nothing.
          if (!(e instanceof SocketTimeoutException) || problem.equals(NO_ADDRESS)) {
            problem = candidate + ": " + e.getMessage();
          }
        }
      }
    } while (deadline.pause());
    throw new EnvironmentException(
        "%s (%s) does not answer within %d s (%s); %s sets how long it may take. %s"
            .formatted(
                name,
                description(),
                deadline.seconds(),
                problem,
                Setting.START_TIMEOUT.names(),
                server.log()));
  }

  @Override
  public synchronized void close() {
    proxies.forEach(Proxy::close);
    proxies.clear();
    if (paused) {
      resume();
    }
    KitOwned.adopting(server::close);
    forgetAddress();
  }
}
