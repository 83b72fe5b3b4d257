package dev.watertight.testkit.internal.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection of a client and the one to the server that it stands for. */
final class Link {
  private final String name;
  private final SocketChannel client;
  private final SocketChannel server;
  private final SelectionKey clientKey;
  private final SelectionKey serverKey;
  private final Flow request;
  private final Flow answer;
  private boolean connected;
  private boolean frozen;
  private boolean closed;

  private Link(String name, SocketChannel client, SocketChannel server, Selector selector)
      throws IOException {
    this.name = name;
    this.client = client;
    this.server = server;
    this.request = new Flow(client, server);
    this.answer = new Flow(server, client);
    this.clientKey = client.register(selector, 0, this);
    this.serverKey = server.register(selector, SelectionKey.OP_CONNECT, this);
  }

  static Link open(String name, SocketChannel client, InetSocketAddress address, Selector selector)
      throws IOException {
    SocketChannel server = SocketChannel.open();
    try {
      for (SocketChannel channel : new SocketChannel[] {client, server}) {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      Link link = new Link(name, client, server, selector);
      link.connected = server.connect(address);
      return link;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  String name() {
    return name;
  }

  boolean isClosed() {
    return closed;
  }

  /** A link that is frozen stays open, and nothing passes, not even its end. */
  void freeze(boolean freeze) {
    frozen = freeze;
  }

  /** When it has to be looked at again though nothing comes in. */
  long due() {
    return frozen || closed || !connected ? Long.MAX_VALUE : Math.min(request.due(), answer.due());
  }

  /** Moves what can be moved, and tells the selector what to wait for. */
  void go(long now, long delayNanos) {
    if (closed) {
      return;
    }
    try {
      if (!frozen) {
        move(now, delayNanos);
      }
      watch(now);
    } catch (IOException | CancelledKeyException e) {
      reset();
    }
  }

  private void move(long now, long delayNanos) throws IOException {
    if (!connected) {
      if (!serverKey.isConnectable() || !server.finishConnect()) {
        return;
      }
      connected = true;
    }
    if (clientKey.isReadable() && request.wantsToRead()) {
      request.read(now + delayNanos);
    }
    if (serverKey.isReadable() && answer.wantsToRead()) {
      answer.read(now + delayNanos);
    }
    request.write(now);
    answer.write(now);
    if (request.isDone() && answer.isDone()) {
      close();
    }
  }

  private void watch(long now) {
    if (closed) {
      return;
    }
    if (frozen) {
      clientKey.interestOps(0);
      serverKey.interestOps(0);
    } else if (!connected) {
      clientKey.interestOps(0);
      serverKey.interestOps(SelectionKey.OP_CONNECT);
    } else {
      clientKey.interestOps(operations(request.wantsToRead(), answer.wantsToWrite(now)));
      serverKey.interestOps(operations(answer.wantsToRead(), request.wantsToWrite(now)));
    }
  }

  private static int operations(boolean read, boolean write) {
    return (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
  }

  /** Ends both connections the hard way: the other side sees a reset. */
  void reset() {
    for (SocketChannel channel : new SocketChannel[] {client, server}) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException e) {
        // Then it is closed already or ends without a reset; there is nothing else to do for it.
      }
    }
    close();
  }

  private void close() {
    closed = true;
    for (SocketChannel channel : new SocketChannel[] {client, server}) {
      try {
        channel.close();
      } catch (IOException e) {
        // A socket that cannot be closed is gone.
      }
    }
  }
}
