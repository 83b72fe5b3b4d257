package dev.watertight.testkit.internal.process;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A platform thread that runs Java; virtual threads are objects of the heap and are seen there.
 *
 * @param type its class where that is known, else empty
 */
public record LiveThread(long id, String name, String type, String state) {
  /** {@code "main" #3 [465] prio=5 ...}; threads of the JVM itself have no number. */
  private static final Pattern HEADING = Pattern.compile("\"(.*)\" #(\\d+).*");

  private static final Pattern STATE =
      Pattern.compile("\\s+java\\.lang\\.Thread\\.State: (\\w+).*");

  /** Those of this JVM but the daemons that are known not to be anybody's leak. */
  public static List<LiveThread> ofThisJvm() {
    return live().stream()
        .map(
            thread ->
                new LiveThread(
                    thread.getId(),
                    thread.getName(),
                    thread.getClass().getName(),
                    thread.getState().name()))
        .filter(thread -> !KnownThreads.isKnown(thread))
        .toList();
  }

  /** The thread of this JVM with that id, if it lives. */
  public static Optional<Thread> thread(long id) {
    return live().stream().filter(thread -> thread.getId() == id).findFirst();
  }

  public static List<LiveThread> of(AttachedJvm jvm) throws CannotMeasure {
    return parse(jvm.ask("Thread.print"));
  }

  static List<LiveThread> parse(String print) {
    return Pattern.compile("\n(?=\")")
        .splitAsStream(print)
        .flatMap(part -> one(part).stream())
        .filter(thread -> !KnownThreads.isKnown(thread))
        .toList();
  }

  private static Optional<LiveThread> one(String part) {
    List<String> lines = part.lines().toList();
    Matcher heading = HEADING.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!heading.matches()) {
      return Optional.empty();
    }
    Matcher state = STATE.matcher(lines.size() > 1 ? lines.get(1) : "");
    return Optional.of(
        new LiveThread(
            Long.parseLong(heading.group(2)),
            heading.group(1),
            "",
            state.matches() ? state.group(1) : "RUNNABLE"));
  }

  private static List<Thread> live() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    for (ThreadGroup up = root; up != null; up = up.getParent()) {
      root = up;
    }
    Thread[] threads = new Thread[root.activeCount() + 16];
    int count = root.enumerate(threads);
    while (count == threads.length) {
      threads = new Thread[2 * count];
      count = root.enumerate(threads);
    }
    return Arrays.stream(threads, 0, count).filter(Objects::nonNull).toList();
  }
}
