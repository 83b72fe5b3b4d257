package dev.watertight.testkit.internal.process;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the kit itself keeps open in this JVM: its proxies, its shared servers, its link to Docker.
 * None of it is a leak of the test during which it came. Rooms of the kit register theirs here;
 * threads of the kit are known by their name, which begins with {@code watertight-}.
 */
public final class KitOwned {
  private static final Set<Integer> LOCAL_PORTS = ConcurrentHashMap.newKeySet();
  private static final Set<Integer> REMOTE_PORTS = ConcurrentHashMap.newKeySet();
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

  /** A port to which only the kit connects, such as the true port of a server behind a proxy. */
  public static void addRemotePort(int port) {
    REMOTE_PORTS.add(port);
  }

  public static void removeRemotePort(int port) {
    REMOTE_PORTS.remove(port);
  }

  /** A process that the kit ends itself, and all that it starts. */
  public static void addProcess(ProcessHandle process) {
    PROCESSES.add(process);
  }

  public static void removeProcess(ProcessHandle process) {
    PROCESSES.remove(process);
  }

  /**
   * Runs what opens sockets, pipes or files for the kit that cannot be told by a port, such as
   * those of a client of Docker, and takes what it leaves open as the kit's.
   */
  public static <T> T adopting(Callable<T> action) throws Exception {
    Set<String> before = open();
    try {
      return action.call();
    } finally {
      Set<String> opened = open();
      opened.removeAll(before);
      FILES.addAll(opened);
    }
  }

  private static Set<String> open() {
    try {
      return OpenFiles.of(ProcessHandle.current().pid()).stream()
          .map(OpenFile::id)
          .collect(Collectors.toSet());
    } catch (CannotMeasure nothingIsMeasuredThen) {
      return ConcurrentHashMap.newKeySet();
    }
  }

  public static boolean owns(OpenFile file) {
    return FILES.contains(file.id())
        || LOCAL_PORTS.contains(file.localPort())
        || REMOTE_PORTS.contains(file.remotePort());
  }

  public static boolean owns(ProcessHandle process) {
    return PROCESSES.contains(process) || process.parent().filter(KitOwned::owns).isPresent();
  }
}
