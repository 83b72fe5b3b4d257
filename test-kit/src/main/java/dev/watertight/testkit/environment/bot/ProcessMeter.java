package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.environment.bot.Amount.Measured;
import dev.watertight.testkit.environment.bot.Amount.NotMeasured;
import dev.watertight.testkit.internal.process.AttachedJvm;
import dev.watertight.testkit.internal.process.CannotMeasure;
import dev.watertight.testkit.internal.process.ClassHistogram;
import dev.watertight.testkit.internal.process.KitOwned;
import dev.watertight.testkit.internal.process.LiveThread;
import dev.watertight.testkit.internal.process.OpenFile;
import dev.watertight.testkit.internal.process.OpenFiles;
import dev.watertight.testkit.internal.process.TemporaryFiles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what a JVM of this machine holds: by the system what it can, else by asking the JVM. */
final class ProcessMeter implements Measurable {
  private final String name;
  private final long pid;
  private final Jvm jvm;
  private final Optional<Path> temporaryFolder;

  private ProcessMeter(String name, long pid, Jvm jvm, Optional<Path> temporaryFolder) {
    this.name = name;
    this.pid = pid;
    this.jvm = jvm;
    this.temporaryFolder = temporaryFolder;
  }

  static ProcessMeter ofThisJvm() {
    return new ProcessMeter(
        "this JVM",
        ProcessHandle.current().pid(),
        new ThisJvm(),
        Optional.of(Path.of(System.getProperty("java.io.tmpdir"))));
  }

  /**
   * @param temporaryFolder the folder that only this process uses for temporary files
   */
  static ProcessMeter ofChild(String name, long pid, Path temporaryFolder) {
    return new ProcessMeter(
        name, pid, new OtherJvm(new AttachedJvm(pid)), Optional.of(temporaryFolder));
  }

  /** A process of which only the system tells something. */
  static ProcessMeter ofStranger(String name, long pid) {
    return new ProcessMeter(name, pid, new Stranger(), Optional.empty());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reading measure(Collection<Kind> kinds) {
    Map<Kind, Amount> amounts = new LinkedHashMap<>();
    Open open = new Open();
    for (Kind kind : kinds) {
      amounts.put(kind, amount(kind, open));
    }
    return new Reading(amounts);
  }

  private Amount amount(Kind kind, Open open) {
    try {
      return Measured.of(items(kind, open));
    } catch (CannotMeasure e) {
      return new NotMeasured(e.reason());
    }
  }

  private List<Item> items(Kind kind, Open open) throws CannotMeasure {
    if (kind.equals(Kind.SOCKETS)) {
      return open.of(OpenFile.Type.SOCKET);
    }
    if (kind.equals(Kind.PIPES)) {
      return open.of(OpenFile.Type.PIPE);
    }
    if (kind.equals(Kind.DATA_FILES)) {
      return open.of(OpenFile.Type.FILE);
    }
    if (kind.equals(Kind.THREADS)) {
      return jvm.threads().stream().map(ProcessMeter::item).toList();
    }
    if (kind.equals(Kind.LIVE_HEAP)) {
      return jvm.histogram().bytes().entrySet().stream()
          .map(type -> new Item(type.getKey(), type.getKey(), type.getKey(), type.getValue()))
          .toList();
    }
    if (kind.equals(Kind.CHILD_PROCESSES)) {
      return children();
    }
    if (kind.equals(Kind.TEMPORARY_FILES)) {
      return temporaryFiles();
    }
    throw new CannotMeasure("a process knows nothing of this kind");
  }

  private List<Item> temporaryFiles() throws CannotMeasure {
    Path folder =
        temporaryFolder.orElseThrow(
            () -> new CannotMeasure("the folder for temporary files of " + name + " is not known"));
    return TemporaryFiles.in(folder).stream()
        .map(path -> Item.one(path.toString(), "in " + folder, path.toString()))
        .toList();
  }

  /** Numbers in a name tell the threads of one pool apart, and pools that are made by one place. */
  private static Item item(LiveThread thread) {
    return Item.one(
        Long.toString(thread.id()),
        thread.name().replaceAll("\\d+", "*"),
        thread.name() + " (" + thread.state() + ")");
  }

  private List<Item> children() throws CannotMeasure {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new CannotMeasure("there is no process " + pid + " any more"));
    return process
        .descendants()
        .filter(child -> !KitOwned.owns(child))
        .map(
            child -> {
              String command = child.info().command().orElse("a process");
              String line = child.info().commandLine().orElse(command);
              return Item.one(
                  Long.toString(child.pid()), command, "process " + child.pid() + ": " + line);
            })
        .toList();
  }

  /** What the process has open, listed once for the three kinds of it. */
  private final class Open {
    private @Nullable List<OpenFile> files;

    List<Item> of(OpenFile.Type type) throws CannotMeasure {
      if (files == null) {
        files = OpenFiles.of(pid);
      }
      return files.stream()
          .filter(file -> file.type() == type && !KitOwned.owns(file))
          .map(file -> Item.one(file.id(), file.group(), KitOwned.text(file)))
          .toList();
    }
  }

  /** What only the JVM itself can tell. */
  private interface Jvm {
    List<LiveThread> threads() throws CannotMeasure;

    ClassHistogram histogram() throws CannotMeasure;
  }

  private record ThisJvm() implements Jvm {
    @Override
    public List<LiveThread> threads() {
      return LiveThread.ofThisJvm();
    }

    @Override
    public ClassHistogram histogram() throws CannotMeasure {
      return ClassHistogram.ofThisJvm();
    }
  }

  private record OtherJvm(AttachedJvm jvm) implements Jvm {
    @Override
    public List<LiveThread> threads() throws CannotMeasure {
      return LiveThread.of(jvm);
    }

    @Override
    public ClassHistogram histogram() throws CannotMeasure {
      return ClassHistogram.of(jvm);
    }
  }

  private record Stranger() implements Jvm {
    @Override
    public List<LiveThread> threads() throws CannotMeasure {
      throw new CannotMeasure("a JVM that the kit has not started is not asked for its threads");
    }

    @Override
    public ClassHistogram histogram() throws CannotMeasure {
      throw new CannotMeasure("a JVM that the kit has not started is not asked for its heap");
    }
  }
}
