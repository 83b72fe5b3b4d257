package dev.watertight.testkit.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.watertight.testkit.EnvironmentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

final class ProxyTest {
  @Test
  void who_connects_between_the_end_of_a_server_and_its_report_is_reset_and_the_proxy_goes_on()
      throws IOException {
    try (Proxy proxy =
        Proxy.open(
            0,
            () -> {
              throw new EnvironmentException("Redis is not running; start it first");
            })) {
      assertThat(isEnded(proxy.port())).isTrue();
      assertThat(isEnded(proxy.port())).isTrue();
      proxy.serverDown();
      assertThat(proxy.connections()).isEmpty();
    }
  }

  /** Whether a connection is closed or reset as soon as it is there. */
  private static boolean isEnded(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      int[] read = {-1};
      Throwable failure = catchThrowable(() -> read[0] = socket.getInputStream().read());
      return read[0] == -1 && !(failure instanceof SocketTimeoutException);
    }
  }
}
