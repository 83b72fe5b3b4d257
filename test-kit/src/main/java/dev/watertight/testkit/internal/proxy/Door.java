package dev.watertight.testkit.internal.proxy;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A port that is listened on or not, and that is ours in either case. */
final class Door {
  private final int port;
  private final Selector selector;
  private @Nullable ServerSocketChannel listener;

  /** Keeps the port while nobody may connect: a socket that is bound and does not listen. */
  private @Nullable SocketChannel placeholder;

  Door(int port, Selector selector) {
    this.port = port;
    this.selector = selector;
  }

  void open() throws IOException {
    if (listener != null) {
      return;
    }
    closeQuietly(placeholder);
    placeholder = null;
    ServerSocketChannel opened = ServerSocketChannel.open();
    try {
      opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      opened.bind(Ports.loopback(port));
      opened.configureBlocking(false);
      opened.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    listener = opened;
  }

  void shut() throws IOException {
    if (listener == null) {
      return;
    }
    listener.close();
    listener = null;
    // Only after this the selector gives the socket back to the system.
    selector.selectNow();
    SocketChannel kept = SocketChannel.open();
    try {
      kept.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      kept.bind(Ports.loopback(port));
      placeholder = kept;
    } catch (IOException e) {
      // Not every system lets us keep it; the port is then free until it is listened on again.
      kept.close();
    }
  }

  /** The next who has come in; null if there is none. */
  @Nullable SocketChannel accept() throws IOException {
    return listener == null ? null : listener.accept();
  }

  void close() {
    closeQuietly(listener);
    closeQuietly(placeholder);
  }

  private static void closeQuietly(@Nullable Channel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // It is ours alone, and we do not need it any more.
    }
  }
}
