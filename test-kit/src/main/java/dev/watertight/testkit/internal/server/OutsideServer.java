package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.Backend;
import java.net.InetSocketAddress;
import java.util.List;

/** A server that runs without us; starting and closing it does nothing. */
public final class OutsideServer implements Server {
  private final String description;
  private final InetSocketAddress address;

  public OutsideServer(String description, InetSocketAddress address) {
    this.description = description;
    this.address = address;
  }

  @Override
  public Backend backend() {
    return Backend.OUTSIDE;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return List.of(address);
  }

  @Override
  public void start() {}

  @Override
  public boolean isRunning() {
    return true;
  }

  @Override
  public void stop() {
    throw notOurs();
  }

  @Override
  public void kill() {
    throw notOurs();
  }

  @Override
  public void pause() {
    throw notOurs();
  }

  @Override
  public void resume() {
    throw notOurs();
  }

  private static IllegalStateException notOurs() {
    return new IllegalStateException("whoever asks for this has to know that it cannot be done");
  }

  @Override
  public String log() {
    return "";
  }

  @Override
  public void close() {}
}
