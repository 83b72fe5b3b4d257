package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Deadline;
import dev.watertight.testkit.internal.Texts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bot that somebody else runs, known by an address where it answers. It can be neither ended nor
 * measured; what its servers tell of its connections still can.
 */
public final class RunningBot implements Bot {
  private static final Duration READY_WITHIN = Duration.ofSeconds(30);
  private static final int CONNECT_MILLIS = 2000;

  private final String host;
  private final int port;
  private final Duration within;

  private RunningBot(String host, int port, Duration within) {
    this.host = host;
    this.port = port;
    this.within = within;
  }

  /** The address where it accepts connections, such as that of its webhook or health check. */
  public static RunningBot at(String host, int port) {
    return new RunningBot(host, port, READY_WITHIN);
  }

  /** How long {@link #start} waits for it to accept a connection; else 30 seconds. */
  public RunningBot readyWithin(Duration deadline) {
    return new RunningBot(host, port, deadline);
  }

  @Override
  public String name() {
    return "the bot at " + host + ":" + port;
  }

  @Override
  public BotProcess start() {
    BotProcess running = new Running();
    if (!Deadline.in(within).await(running::isAlive)) {
      throw new EnvironmentException(
          name()
              + " accepted no connection within "
              + Texts.seconds(within)
              + ". Start it before the test, and check host and port.");
    }
    return running;
  }

  private final class Running implements BotProcess {
    @Override
    public String name() {
      return RunningBot.this.name();
    }

    @Override
    public boolean isAlive() {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public boolean isKillable() {
      return false;
    }

    @Override
    public boolean isTerminable() {
      return false;
    }

    @Override
    public String output() {
      return "";
    }

    @Override
    public Reading measure(Collection<Kind> kinds) {
      Map<Kind, Amount> amounts = new LinkedHashMap<>();
      for (Kind kind : kinds) {
        amounts.put(kind, new Amount.NotMeasured("only the address of " + name() + " is known"));
      }
      return new Reading(amounts);
    }

    @Override
    public void kill() {
      throw cannot("killed");
    }

    @Override
    public Exit terminate(Duration deadline) {
      throw cannot("terminated");
    }

    private EnvironmentException cannot(String what) {
      return new EnvironmentException(
          name()
              + " was not started by the kit and cannot be "
              + what
              + ". Run it by ChildJvm to do that.");
    }

    /** Leaves it running. */
    @Override
    public void close() {}
  }
}
