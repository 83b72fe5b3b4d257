package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.internal.origin.Origins;
import dev.watertight.testkit.internal.process.TemporaryFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whose a new temporary file is. No system tells who made one, and other JVMs of the machine use
 * the same folder, unless this JVM was given one of its own. Where some run, a file counts as of
 * this JVM if it was seen to write to it; else any does that no other process has open.
 */
final class TemporaryFileOwner {
  /** Where all programs of a machine or user keep theirs, on Linux and macOS. */
  private static final Pattern OF_THE_MACHINE =
      Pattern.compile("/tmp|/var/tmp|/private/tmp|(/private)?/var/folders/.*");

  private final Map<Path, Boolean> ours = new HashMap<>();
  private final Supplier<Boolean> shared;
  private final Supplier<Origins> reader;
  private Optional<Origins> origins = Optional.empty();

  TemporaryFileOwner(Supplier<Boolean> shared, Supplier<Origins> reader) {
    this.shared = shared;
    this.reader = reader;
  }

  static TemporaryFileOwner ofThisMachine() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    boolean common = OF_THE_MACHINE.matcher(folder.toString()).matches();
    return new TemporaryFileOwner(() -> common && otherJvmsRun(), Origins::read);
  }

  /** Decided when the file is first asked about, at the end of what was guarded. */
  boolean isOurs(Item file) {
    return ours.computeIfAbsent(Path.of(file.id()), this::decide);
  }

  private boolean decide(Path file) {
    if (TemporaryFiles.isOpenElsewhere(file)) {
      return false;
    }
    if (!shared.get()) {
      return true;
    }
    if (origins.isEmpty()) {
      origins = Optional.of(reader.get());
    }
    return origins.get().wroteTo(file.toAbsolutePath().normalize());
  }

  /** Those that started this JVM, such as Maven, wait for it; those that it started are its own. */
  private static boolean otherJvmsRun() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .anyMatch(
            process ->
                !isAncestor(process, ProcessHandle.current())
                    && !isAncestor(ProcessHandle.current(), process));
  }

  private static boolean isAncestor(ProcessHandle elder, ProcessHandle process) {
    return Stream.iterate(
            Optional.of(process), Optional::isPresent, at -> at.flatMap(ProcessHandle::parent))
        .anyMatch(at -> at.equals(Optional.of(elder)));
  }
}
