package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.proxy.Proxy;
import dev.watertight.testkit.internal.server.Host;
import dev.watertight.testkit.internal.server.SharedServers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A part of a real server that is one test's own, behind a port that stays the same whatever
 * happens to the server. The server is shared with the other tests of the run and closed with it.
 * Closing this ends all faults, resets all connections, and leaves the server running and without
 * anything of this test. Safe for use by several threads.
 */
public abstract sealed class RealServer implements AutoCloseable, ConnectionSource
    permits Redis, Postgres {
  private final Host host;
  private final boolean ownServer;
  private final Proxy proxy;
  private final Network network;
  private boolean closed;

  RealServer(Host host, boolean ownServer, Proxy proxy) {
    this.host = host;
    this.ownServer = ownServer;
    this.proxy = proxy;
    this.network = new Network(proxy);
  }

  /** What it is, such as {@code Redis}. */
  @Override
  public abstract String name();

  /** Where clients connect: the loopback interface. */
  public String host() {
    return "127.0.0.1";
  }

  /** Where clients connect; stays the same while the server comes and goes. */
  public int port() {
    return proxy.port();
  }

  /** Where the server comes from. */
  public Backend backend() {
    return host.server().backend();
  }

  /** Which server it is, such as {@code Docker image redis:7-alpine}; passwords are masked. */
  public String description() {
    return host.server().description();
  }

  /** What can go wrong between clients and this server. */
  public Network network() {
    return network;
  }

  /** Whether this server allows it; an outside server allows nothing of it. */
  public boolean can(Operation operation) {
    return backend() != Backend.OUTSIDE;
  }

  /** Stops the server in good order; connections are refused until {@link #start}. */
  public void stop() {
    demand(Operation.RESTART);
    host.stop();
  }

  /** Ends the server by SIGKILL; connections are refused until {@link #start}. */
  public void kill() {
    demand(Operation.KILL);
    host.kill();
  }

  /** Starts the server with the data it has, if it does not run, and waits until it answers. */
  public void start() {
    host.start();
  }

  /** Stops and starts the server; returns when it answers. */
  public void restart() {
    demand(Operation.RESTART);
    host.stop();
    host.start();
  }

  /** Halts the server: it accepts connections, as the system does for it, and answers nothing. */
  public void pause() {
    demand(Operation.PAUSE);
    host.server().pause();
  }

  /** Lets a halted server go on. */
  public void resume() {
    host.server().resume();
  }

  /** As a part of a URI. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void demand(Operation operation) {
    if (!can(operation)) {
      throw new EnvironmentException(
          "%s is not possible with an outside server (%s): the kit did not start it. Ask can(Operation.%s) first, or leave the address out to let the kit start one"
              .formatted(
                  operation.name().toLowerCase(Locale.ROOT), description(), operation.name()));
    }
  }

  /**
   * The connections that clients hold through this port, one text each: neither the kit's own nor
   * those of other tests are among them. A connection has the same text for as long as it lives,
   * and no other ever has. Answers also while the server is down.
   */
  @Override
  public List<String> connections() {
    return proxy.connections();
  }

  /** How many connections clients have made through this port so far, open and closed ones. */
  public int connectionsMade() {
    return proxy.accepted();
  }

  /** The connections as the server itself lists them, one line each, for messages. */
  public abstract List<String> describeConnections();

  /** Gives back what the server holds for this test; the server answers. */
  abstract void giveBack();

  /** Closes what the kit itself holds open for this test. */
  abstract void hangUp();

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    host.server().closeProxy(proxy);
    if (ownServer) {
      hangUp();
      SharedServers.closeOwn(host);
      return;
    }
    resume();
    host.start();
    hangUp();
    giveBack();
  }

  @Override
  public String toString() {
    return "%s at %s:%d (%s)".formatted(name(), host(), port(), description());
  }
}
