package dev.watertight.testkit.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sockets of a process by their inode, from {@code /proc/PID/net}. */
final class Sockets {
  private static final List<String> STATES =
      List.of(
          "?",
          "ESTABLISHED",
          "SYN_SENT",
          "SYN_RECV",
          "FIN_WAIT1",
          "FIN_WAIT2",
          "TIME_WAIT",
          "CLOSED",
          "CLOSE_WAIT",
          "LAST_ACK",
          "LISTEN",
          "CLOSING",
          "NEW_SYN_RECV");

  private final Map<String, Peers> internet = new HashMap<>();
  private final Map<String, String> local = new HashMap<>();
  private final Set<Integer> listening = new HashSet<>();
  private final Set<String> ofTheJvm = new HashSet<>();
  private String shutdownMarker = "";

  private Sockets() {}

  /**
   * @param targets what the descriptors of the process lead to; the tables have the sockets of all
   *     processes
   */
  static Sockets of(Path process, Collection<String> targets) throws IOException {
    Sockets sockets = new Sockets();
    Set<String> own = new HashSet<>(targets);
    for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
      for (List<String> row : rows(process.resolve("net").resolve(table))) {
        if (row.size() > 9 && own.contains("socket:[" + row.get(9) + "]")) {
          sockets.addInternet(table, row);
        }
      }
    }
    for (List<String> row : rows(process.resolve("net/unix"))) {
      if (row.size() > 6 && own.contains("socket:[" + row.get(6) + "]")) {
        sockets.addLocal(row);
      }
    }
    return sockets;
  }

  private static List<List<String>> rows(Path table) throws IOException {
    if (!Files.exists(table)) {
      return List.of();
    }
    return Files.readAllLines(table, StandardCharsets.ISO_8859_1).stream()
        .skip(1)
        .map(line -> List.of(line.strip().split("\\s+")))
        .toList();
  }

  private record Peers(String protocol, String here, String there, String state) {}

  private void addInternet(String table, List<String> row) {
    String protocol = table.substring(0, 3);
    int state = Integer.parseInt(row.get(3), 16);
    String name = protocol.equals("tcp") && state < STATES.size() ? STATES.get(state) : "";
    if (name.equals("LISTEN")) {
      listening.add(ProcAddress.port(row.get(1)));
    }
    internet.put(
        row.get(9),
        new Peers(protocol, ProcAddress.text(row.get(1)), ProcAddress.text(row.get(2)), name));
  }

  private void addLocal(List<String> row) {
    String inode = row.get(6);
    String path = row.size() > 7 ? row.get(7) : "";
    if (path.contains("/.java_pid") || (shutdownMarker.isEmpty() && isHalfOfAPair(row, path))) {
      ofTheJvm.add(inode);
      shutdownMarker = path.isEmpty() ? inode : shutdownMarker;
    }
    local.put(inode, path);
  }

  /**
   * The JDK keeps one end of a pair whose other end is closed, to shut descriptors down with. The
   * count of references of an end whose other is open is 3.
   */
  private static boolean isHalfOfAPair(List<String> row, String path) {
    return path.isEmpty() && row.get(5).equals("03") && row.get(1).endsWith("00000002");
  }

  /** The socket of a descriptor's target; nothing for what the JVM keeps open for itself. */
  Optional<OpenFile> openFile(String target) {
    String inode = target.substring("socket:[".length(), target.length() - 1);
    if (ofTheJvm.contains(inode)) {
      return Optional.empty();
    }
    Peers peers = internet.get(inode);
    if (peers != null) {
      return Optional.of(
          new OpenFile(
              target,
              OpenFile.Type.SOCKET,
              group(peers),
              text(peers),
              port(peers.here()),
              port(peers.there())));
    }
    String path = local.get(inode);
    if (path == null) {
      return Optional.of(
          new OpenFile(
              target, OpenFile.Type.SOCKET, "not connected", "a socket that is not connected"));
    }
    String text = path.isEmpty() ? "unix socket without a name" : "unix socket " + path;
    return Optional.of(new OpenFile(target, OpenFile.Type.SOCKET, text, text));
  }

  private String group(Peers peers) {
    if (peers.state().equals("LISTEN")) {
      return "listening on " + peers.here();
    }
    if (listening.contains(port(peers.here()))) {
      return "accepted on " + peers.here();
    }
    return peers.protocol().equals("udp") ? "udp " + peers.here() : "to " + peers.there();
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private static String text(Peers peers) {
    if (peers.state().equals("LISTEN")) {
      return "listening on " + peers.here();
    }
    String state = peers.state().isEmpty() ? "" : " (" + peers.state() + ")";
    return peers.protocol() + " " + peers.here() + " -> " + peers.there() + state;
  }
}
