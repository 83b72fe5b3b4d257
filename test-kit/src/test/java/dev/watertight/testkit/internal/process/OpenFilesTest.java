package dev.watertight.testkit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/bot/lib/jedis-5.2.0.jar",
        "/usr/lib/jvm/jdk-17/lib/modules",
        "/usr/lib/jvm/jdk-17/lib/server/classes.jsa",
        "/usr/lib/x86_64-linux-gnu/libc.so.6",
        "/tmp/hsperfdata_bot/4711",
        "/tmp/2026_01_01_10_00_00_4711/2026_01_01_10_00_00.jfr",
        "/dev/urandom",
        "/home/bot/lib/old.jar (deleted)"
      })
  void whatTheJvmKeepsOpenIsNoDataFile(String path) {
    assertThat(OpenFiles.isOfTheJvm(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/bot/orders.csv",
        "/home/bot/photo.jar.png",
        "/tmp/photo1.tmp (deleted)",
        "/home/bot/modules"
      })
  void whatABotOpensIsADataFile(String path) {
    assertThat(OpenFiles.isOfTheJvm(path)).isFalse();
  }

  @Test
  void addressesAreReadInTheByteOrderOfTheMachine() {
    assertThat(ProcAddress.text("0100007F:18EB")).isEqualTo("127.0.0.1:6379");
    assertThat(ProcAddress.text("0000000000000000FFFF00000100007F:18EB"))
        .isEqualTo("127.0.0.1:6379");
    assertThat(ProcAddress.text("00000000000000000000000001000000:0050"))
        .isEqualTo("[0:0:0:0:0:0:0:1]:80");
  }

  @Test
  void lsofOfMacOsIsRead() {
    List<OpenFile> files =
        LsofFiles.parse(
            """
            p4711
            f5
            tIPv6
            d0x2fd7
            TST=ESTABLISHED
            TQR=0
            n127.0.0.1:50012->127.0.0.1:6379
            f6
            tREG
            d0x1000004
            n/Users/bot/orders.csv
            f7
            tPIPE
            d0xabc
            n->0xdef
            f8
            tKQUEUE
            n
            """
                .lines()
                .toList());
    assertThat(files).hasSize(3);
    assertThat(files.get(0).type()).isEqualTo(OpenFile.Type.SOCKET);
    assertThat(files.get(0).group()).isEqualTo("to 127.0.0.1:6379");
    assertThat(files.get(0).text()).isEqualTo("127.0.0.1:50012->127.0.0.1:6379 (ESTABLISHED)");
    assertThat(files.get(1).group()).isEqualTo("/Users/bot/orders.csv");
    assertThat(files.get(2).type()).isEqualTo(OpenFile.Type.PIPE);
  }

  @Test
  void aThreadPrintIsReadWithoutTheThreadsOfTheJvm() {
    List<LiveThread> threads =
        LiveThread.parse(
            """
            Full thread dump OpenJDK 64-Bit Server VM (25+36-LTS mixed mode, sharing):

            "main" #3 [465] prio=5 os_prio=0 cpu=110.41ms elapsed=2.98s tid=0x1 nid=465 waiting on condition
               java.lang.Thread.State: TIMED_WAITING (sleeping)
            \tat T.main(T.java:6)

            "pool-1-thread-1" #14 prio=5 os_prio=0 tid=0x2 nid=0x1d0 waiting on condition
               java.lang.Thread.State: WAITING (parking)

            "C2 CompilerThread0" #9 daemon prio=9 os_prio=0 tid=0x3 nid=0x1d1 waiting on condition
               java.lang.Thread.State: RUNNABLE

            "VM Thread" os_prio=0 cpu=1ms elapsed=2s tid=0x4 nid=0x1d2 runnable
            """);
    assertThat(threads).containsExactly(new LiveThread(14, "pool-1-thread-1", "", "WAITING"));
  }

  @Test
  void everyKnownThreadHasAReason() {
    assertThat(KnownThreads.all())
        .hasSizeGreaterThan(40)
        .allSatisfy(known -> assertThat(known.reason()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HikariPool-1 housekeeper",
        "pool-1-thread-1",
        "Timer-0",
        "lettuce-nioEventLoop-4-1",
        "nioEventLoopGroup-2-1",
        "HttpClient-1-SelectorManager",
        "commons-pool-evictor",
        "Thread-0"
      })
  void threadsWhoseOwnerHasToBeClosedAreNotKnown(String name) {
    assertThat(KnownThreads.isKnown(new LiveThread(1, name, "java.lang.Thread", "WAITING")))
        .isFalse();
  }

  @Test
  void whatTheKitHasOpenIsItsOwn() throws Exception {
    try (java.net.ServerSocket proxy = new java.net.ServerSocket(0);
        java.net.Socket client = new java.net.Socket(proxy.getInetAddress(), proxy.getLocalPort());
        java.net.Socket accepted = proxy.accept()) {
      KitOwned.addLocalPort(proxy.getLocalPort());
      assertThat(sockets(proxy.getLocalPort()))
          .as("that of the client, which is the test's")
          .containsExactly(client.getLocalPort());
      KitOwned.removeLocalPort(proxy.getLocalPort());
      assertThat(sockets(proxy.getLocalPort())).hasSize(3);
      assertThat(accepted.isConnected()).isTrue();
    }
  }

  private static List<Integer> sockets(int port) throws CannotMeasure {
    return OpenFiles.of(ProcessHandle.current().pid()).stream()
        .filter(file -> file.localPort() == port || file.remotePort() == port)
        .filter(file -> !KitOwned.owns(file))
        .map(OpenFile::localPort)
        .toList();
  }
}
