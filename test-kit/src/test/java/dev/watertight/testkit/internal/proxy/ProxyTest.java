package dev.watertight.testkit.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.EnvironmentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

final class ProxyTest {
  @Test
  void whoConnectsWhileTheServerEndsIsResetAndTheProxyGoesOn() throws IOException {
    try (Proxy proxy =
        Proxy.open(
            0,
            () -> {
              throw new EnvironmentException("Redis is not running; start it first");
            })) {
      for (int i = 0; i < 3; i++) {
        assertThat(read(proxy.port())).isEqualTo("reset");
      }
      proxy.heal();
      assertThat(proxy.connections()).isEmpty();
    }
  }

  private static String read(int port) throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setSoTimeout(5000);
      return client.getInputStream().read() < 0 ? "end" : "bytes";
    } catch (SocketException e) {
      return "reset";
    }
  }
}
