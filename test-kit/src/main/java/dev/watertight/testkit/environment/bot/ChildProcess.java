package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Deadline;
import dev.watertight.testkit.internal.Texts;
import dev.watertight.testkit.internal.Trees;
import dev.watertight.testkit.internal.process.AttachedJvm;
import dev.watertight.testkit.internal.process.CannotMeasure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A JVM that the kit has started. */
final class ChildProcess implements BotProcess {
  /** How long a process may take to be gone after SIGKILL, which only a blocked disk delays. */
  private static final Duration KILLED_WITHIN = Duration.ofSeconds(30);

  private static final Duration OUTPUT_WITHIN = Duration.ofSeconds(5);
  private static final String TEMPORARY_FOLDER = "-Djava.io.tmpdir=";

  private final String name;
  private final Process process;
  private final Path folder;
  private final OutputTail tail = new OutputTail();
  private final List<Thread> readers;
  private final ProcessMeter meter;

  /**
   * @param folder made for its temporary files, goes when it ends
   * @param options with which the user may have named another folder
   */
  ChildProcess(String name, Process process, Path folder, List<String> options) {
    this.name = name + " (JVM " + process.pid() + ")";
    this.process = process;
    this.folder = folder;
    this.readers =
        List.of(
            tail.follow(name, process.getInputStream()),
            tail.follow(name, process.getErrorStream()));
    this.meter = ProcessMeter.ofChild(this.name, process.pid(), used(folder, options));
  }

  private static Path used(Path folder, List<String> options) {
    return options.stream()
        .filter(option -> option.startsWith(TEMPORARY_FOLDER))
        .map(option -> Path.of(option.substring(TEMPORARY_FOLDER.length())))
        .reduce(folder, (first, last) -> last);
  }

  /** What the JVM is told so that it can be measured. */
  static List<String> options(Path folder) {
    return List.of(AttachedJvm.OPTION, TEMPORARY_FOLDER + folder);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public boolean isKillable() {
    return true;
  }

  @Override
  public String output() {
    if (!process.isAlive()) {
      awaitOutput();
    }
    return tail.text();
  }

  @Override
  public Reading measure(Collection<Kind> kinds) {
    Reading reading = meter.measure(kinds);
    if (process.isAlive()) {
      return reading;
    }
    // What was read of a process that ended meanwhile is not what it held.
    Map<Kind, Amount> amounts = new LinkedHashMap<>();
    kinds.forEach(kind -> amounts.put(kind, new Amount.NotMeasured(name + " has ended")));
    return new Reading(amounts);
  }

  @Override
  public void kill() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    awaitEnd(KILLED_WITHIN, "SIGKILL");
    family.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public Exit terminate(Duration deadline) {
    // Process.destroy() would close the standard input as well, by which the lifeline hangs.
    process.toHandle().destroy();
    if (!ended(deadline)) {
      String threads = threads();
      kill();
      throw new EnvironmentException(
          name
              + " did not end within "
              + Texts.seconds(deadline)
              + " of SIGTERM and was killed. "
              + Texts.output(tail.text())
              + "\nIts shutdown hooks have to return, or the deadline has to be longer. Its threads were:\n"
              + threads);
    }
    return exit();
  }

  /** How it ended; it has. */
  private Exit exit() {
    return new Exit(OptionalInt.of(process.exitValue()), output());
  }

  private String threads() {
    try {
      return new AttachedJvm(process.pid()).ask("Thread.print").strip();
    } catch (CannotMeasure e) {
      return "(not known: " + e.reason() + ")";
    }
  }

  @Override
  public void close() {
    kill();
    awaitOutput();
    closeStreams();
    Trees.delete(folder);
  }

  private void awaitEnd(Duration deadline, String signal) {
    if (!ended(deadline)) {
      throw new EnvironmentException(
          name
              + " is still there "
              + Texts.seconds(deadline)
              + " after "
              + signal
              + ". Look at it with ps; a process in state D waits for a disk.");
    }
  }

  private boolean ended(Duration deadline) {
    try {
      return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new EnvironmentException(
          "Interrupted while waiting for " + name + " to end, and killed it", e);
    }
  }

  /** A process that the bot started and left behind may hold its output open. */
  private void awaitOutput() {
    Deadline deadline = Deadline.in(OUTPUT_WITHIN);
    deadline.await(() -> readers.stream().noneMatch(Thread::isAlive));
  }

  private void closeStreams() {
    try {
      process.getOutputStream().close();
      process.getInputStream().close();
      process.getErrorStream().close();
    } catch (IOException e) {
      tail.add("(closing the output failed: " + e.getMessage() + ")");
    }
  }
}
