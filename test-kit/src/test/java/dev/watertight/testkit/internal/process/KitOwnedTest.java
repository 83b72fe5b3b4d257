package dev.watertight.testkit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KitOwnedTest {
  @Test
  void a_port_that_the_kit_has_given_up_may_be_anothers() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();
      KitOwned.addRemotePort(port);
      try (Socket ofTheKit = new Socket(server.getInetAddress(), port)) {
        assertThat(ownedTo(port)).containsExactly(true);
        KitOwned.removeRemotePort(port);
        assertThat(ownedTo(port)).containsExactly(true);
        try (Socket ofATest = new Socket(server.getInetAddress(), port)) {
          assertThat(ownedTo(port)).containsExactlyInAnyOrder(true, false);
          assertThat(ofATest.getLocalPort()).isNotEqualTo(ofTheKit.getLocalPort());
        }
      }
    }
  }

  private static List<Boolean> ownedTo(int port) throws CannotMeasure {
    return OpenFiles.of(ProcessHandle.current().pid()).stream()
        .filter(file -> file.remotePort() == port)
        .map(KitOwned::owns)
        .toList();
  }
}
