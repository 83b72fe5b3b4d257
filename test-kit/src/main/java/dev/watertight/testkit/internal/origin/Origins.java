package dev.watertight.testkit.internal.origin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where threads and processes were started and which files were written, from the flight recorder,
 * which keeps the stack of each start in its memory from the first use on. It forgets the oldest
 * when that is full.
 */
public final class Origins {
  private static final String THREAD_START = "jdk.ThreadStart";
  private static final String PROCESS_START = "jdk.ProcessStart";
  private static final String FILE_WRITE = "jdk.FileWrite";
  private static final int FRAMES = 12;

  /** The machinery between a test and what starts; the rest of the stack is JUnit. */
  private static final List<String> ABOVE_THE_TEST =
      List.of("org.junit.", "jdk.internal.reflect.", "java.lang.reflect.", "org.apache.maven.");

  private final Map<Long, String> threads = new HashMap<>();
  private final Map<Long, String> processes = new HashMap<>();
  private final Set<Path> written = new HashSet<>();

  private Origins() {}

  /** Begins to record, if that has not begun; does nothing where the JVM has no flight recorder. */
  public static void record() {
    Objects.requireNonNull(Holder.RECORDING);
  }

  /** What was recorded until now; empty, where there is no recorder or it fails. */
  public static Origins read() {
    Origins origins = new Origins();
    Holder.RECORDING.ifPresent(origins::readFrom);
    return origins;
  }

  /** The stack that started a thread of this JVM, a line a frame. */
  public Optional<String> ofThread(long id) {
    return Optional.ofNullable(threads.get(id));
  }

  /** The stack that started a process, a line a frame. */
  public Optional<String> ofProcess(long pid) {
    return Optional.ofNullable(processes.get(pid));
  }

  /** Whether this JVM was seen to write to that file, or to one in that folder. */
  public boolean wroteTo(Path entry) {
    return written.stream().anyMatch(path -> path.startsWith(entry));
  }

  private void readFrom(Recording recording) {
    try {
      Path file = Files.createTempFile("watertight-origins", ".jfr");
      try {
        recording.dump(file);
        RecordingFile.readAllEvents(file).forEach(this::read);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      // The leak is told all the same, without its origin.
      System.err.println("watertight: where threads were started cannot be read: " + e);
    }
  }

  /** Newer JVMs add events of their own to every recording. */
  private void read(RecordedEvent event) {
    String type = event.getEventType().getName();
    if (type.equals(THREAD_START)) {
      RecordedThread thread = event.getThread("thread");
      if (thread != null) {
        threads.put(thread.getJavaThreadId(), stack(event));
      }
    } else if (type.equals(PROCESS_START)) {
      processes.put(event.getLong("pid"), stack(event));
    } else if (type.equals(FILE_WRITE)) {
      String path = event.getString("path");
      if (path != null) {
        written.add(Path.of(path).toAbsolutePath().normalize());
      }
    }
  }

  private static String stack(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    if (stack == null) {
      return "(by the JVM itself)";
    }
    return stack.getFrames().stream()
        .filter(RecordedFrame::isJavaFrame)
        .map(Origins::text)
        .filter(frame -> !frame.contains("$$Lambda"))
        .takeWhile(frame -> ABOVE_THE_TEST.stream().noneMatch(frame::startsWith))
        .limit(FRAMES)
        .map(frame -> "at " + frame)
        .collect(Collectors.joining("\n"));
  }

  private static String text(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    String name = type + "." + frame.getMethod().getName();
    return frame.getLineNumber() > 0 ? name + ":" + frame.getLineNumber() : name;
  }

  /** One recording a JVM, for it costs a second to begin. */
  private static final class Holder {
    static final Optional<Recording> RECORDING = start();

    private static Optional<Recording> start() {
      if (!FlightRecorder.isAvailable()) {
        return Optional.empty();
      }
      Recording recording = new Recording();
      recording.setName("watertight");
      recording.setToDisk(false);
      recording.enable(THREAD_START).withStackTrace();
      recording.enable(PROCESS_START).withStackTrace();
      recording.enable(FILE_WRITE).withoutStackTrace().withThreshold(Duration.ZERO);
      recording.start();
      return Optional.of(recording);
    }
  }
}
