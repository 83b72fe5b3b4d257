package dev.watertight.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Listens, and treats each connection as the test says. */
public final class FakeServer implements AutoCloseable {
  private final ServerSocket listener;

  /** What is said on a connection. */
  public interface Talk {
    void hold(InputStream in, OutputStream out) throws IOException;
  }

  public FakeServer(Talk talk) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> accept(talk), "fake-server");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept(Talk talk) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread thread = new Thread(() -> hold(talk, socket), "fake-server-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void hold(Talk talk, Socket socket) {
    try (socket) {
      talk.hold(socket.getInputStream(), socket.getOutputStream());
    } catch (IOException e) {
      // The other side has gone, as it may.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
