package dev.watertight.testkit.internal.process;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the kit itself keeps open in this JVM: its proxies, its shared servers, its link to Docker.
 * None of it is a leak of the test during which it came. Rooms of the kit register theirs here;
 * threads of the kit are known by their name, which begins with {@code watertight-}.
 */
public final class KitOwned {
  private static final Set<Integer> LOCAL_PORTS = ConcurrentHashMap.newKeySet();

  private static final Set<Integer> ACCEPTING_PORTS = ConcurrentHashMap.newKeySet();

  /** And of how many servers, since those in containers of their own may have the same. */
  private static final Map<Integer, Integer> REMOTE_PORTS = new ConcurrentHashMap<>();

  private static final Map<Integer, String> NAMES = new ConcurrentHashMap<>();
  private static final Set<String> FILES = ConcurrentHashMap.newKeySet();
  private static final Set<ProcessHandle> PROCESSES = ConcurrentHashMap.newKeySet();

  private KitOwned() {}

  /** A port on which the kit listens: it and what is accepted on it is the kit's. */
  public static void addLocalPort(int port) {
    LOCAL_PORTS.add(port);
  }

  public static void removeLocalPort(int port) {
    LOCAL_PORTS.remove(port);
  }

  /** A port on which the kit listens for a test: what is accepted on it is the kit's. */
  public static void addAcceptingPort(int port) {
    ACCEPTING_PORTS.add(port);
  }

  public static void removeAcceptingPort(int port) {
    ACCEPTING_PORTS.remove(port);
  }

  /** A port to which only the kit connects, such as the true port of a server behind a proxy. */
  public static void addRemotePort(int port) {
    REMOTE_PORTS.merge(port, 1, Integer::sum);
  }

  /** It is nobody's now, and may become another's; what is still open to it stays the kit's. */
  public static void removeRemotePort(int port) {
    FILES.addAll(open(file -> file.remotePort() == port));
    REMOTE_PORTS.computeIfPresent(port, (same, servers) -> servers == 1 ? null : servers - 1);
  }

  /** Says what of the kit tests connect to by a port: the last that had it. */
  public static void addName(int port, String name) {
    NAMES.put(port, name);
  }

  /** What a file is, for people, and what of the kit it leads to. */
  public static String text(OpenFile file) {
    String name = NAMES.get(file.remotePort());
    return name == null ? file.text() : file.text() + ", to " + name;
  }

  /** A process that the kit ends itself, and all that it starts. */
  public static void addProcess(ProcessHandle process) {
    PROCESSES.add(process);
  }

  public static void removeProcess(ProcessHandle process) {
    PROCESSES.remove(process);
  }

  /**
   * Runs what opens sockets or pipes for the kit that have no port to be told by, such as those of
   * a client of Docker, and takes what it leaves open as the kit's. What a bot opens meanwhile on
   * another thread has a port.
   */
  public static <T, X extends Exception> T adopting(Opening<T, X> opening) throws X {
    // One of the kit's that is reset meanwhile has no port any more.
    FILES.addAll(open(KitOwned::isOfAPort));
    Set<String> before = open(file -> true);
    try {
      return opening.open();
    } finally {
      Set<String> opened = open(file -> file.localPort() == 0 && file.remotePort() == 0);
      opened.removeAll(before);
      FILES.addAll(opened);
    }
  }

  /** The same for what gives nothing back. */
  public static void adopting(Runnable action) {
    adopting(
        () -> {
          action.run();
          return true;
        });
  }

  /** What opens something for the kit. */
  public interface Opening<T, X extends Exception> {
    T open() throws X;
  }

  private static Set<String> open(Predicate<OpenFile> which) {
    try {
      return OpenFiles.of(ProcessHandle.current().pid()).stream()
          .filter(which)
          .map(OpenFile::id)
          .collect(Collectors.toSet());
    } catch (CannotMeasure nothingIsMeasuredThen) {
      return ConcurrentHashMap.newKeySet();
    }
  }

  public static boolean owns(OpenFile file) {
    return FILES.contains(file.id()) || isOfAPort(file);
  }

  private static boolean isOfAPort(OpenFile file) {
    return LOCAL_PORTS.contains(file.localPort())
        || REMOTE_PORTS.containsKey(file.remotePort())
        || ACCEPTING_PORTS.contains(file.localPort()) && !file.isListening();
  }

  public static boolean owns(ProcessHandle process) {
    return PROCESSES.contains(process) || process.parent().filter(KitOwned::owns).isPresent();
  }
}
