package dev.watertight.testkit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  @Test
  void what_is_accepted_for_a_test_is_the_kits_and_the_listener_is_the_tests() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();
      KitOwned.addAcceptingPort(port);
      try (Socket ofTheTest = new Socket(server.getInetAddress(), port);
          Socket accepted = server.accept()) {
        assertThat(ownedOn(port)).containsOnly(Map.entry(0, false), entry(accepted, true));
        assertThat(ownedTo(port)).containsExactly(false);
        KitOwned.removeAcceptingPort(port);
        assertThat(ownedOn(port)).containsOnly(Map.entry(0, false), entry(accepted, false));
        assertThat(ofTheTest.getPort()).isEqualTo(port);
      } finally {
        KitOwned.removeAcceptingPort(port);
      }
    }
  }

  private static Map.Entry<Integer, Boolean> entry(Socket accepted, boolean owned) {
    return Map.entry(accepted.getPort(), owned);
  }

  /** By the port on the other side. */
  private static Map<Integer, Boolean> ownedOn(int port) throws CannotMeasure {
    return OpenFiles.of(ProcessHandle.current().pid()).stream()
        .filter(file -> file.localPort() == port)
        .collect(Collectors.toMap(OpenFile::remotePort, KitOwned::owns));
  }

  private static List<Boolean> ownedTo(int port) throws CannotMeasure {
    return OpenFiles.of(ProcessHandle.current().pid()).stream()
        .filter(file -> file.remotePort() == port)
        .map(KitOwned::owns)
        .toList();
  }
}
