package dev.watertight.testkit.internal.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Open files by Linux's {@code /proc/PID/fd}, see proc_pid_fd(5). */
final class ProcFiles {
  private static final int LAST_STANDARD_STREAM = 2;

  private ProcFiles() {}

  static List<OpenFile> of(long pid) throws CannotMeasure {
    // In a namespace of its own, a process may know itself by another id than its /proc shows.
    Path process =
        Path.of("/proc", pid == ProcessHandle.current().pid() ? "self" : Long.toString(pid));
    try {
      List<Descriptor> descriptors = descriptors(process);
      Sockets sockets = Sockets.of(process, descriptors.stream().map(Descriptor::target).toList());
      List<OpenFile> files = new ArrayList<>();
      for (Descriptor descriptor : descriptors) {
        openFile(process, descriptor, sockets).ifPresent(files::add);
      }
      return files;
    } catch (NoSuchFileException e) {
      throw new CannotMeasure("there is no process " + pid + " any more", e);
    } catch (AccessDeniedException e) {
      throw new CannotMeasure("process " + pid + " belongs to another user", e);
    } catch (IOException e) {
      throw new CannotMeasure("reading " + process + " failed: " + e, e);
    }
  }

  private record Descriptor(int number, String target) {}

  private static List<Descriptor> descriptors(Path process) throws IOException {
    List<Descriptor> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path entry : entries) {
        int number = Integer.parseInt(entry.getFileName().toString());
        if (number > LAST_STANDARD_STREAM) {
          target(entry).ifPresent(target -> found.add(new Descriptor(number, target)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static Optional<String> target(Path entry) throws IOException {
    try {
      String target = Files.readSymbolicLink(entry).toString();
      // The listing itself is open while it is read.
      return target.matches("/proc/\\d+/fd") ? Optional.empty() : Optional.of(target);
    } catch (NoSuchFileException closedMeanwhile) {
      return Optional.empty();
    }
  }

  private static Optional<OpenFile> openFile(Path process, Descriptor descriptor, Sockets sockets) {
    String target = descriptor.target();
    if (target.startsWith("socket:")) {
      return sockets.openFile(target);
    }
    if (target.startsWith("pipe:")) {
      return Optional.of(
          new OpenFile(target + "#" + descriptor.number(), OpenFile.Type.PIPE, "pipe", target));
    }
    if (!target.startsWith("/")) {
      return Optional.empty();
    }
    return isFileOrFolder(process.resolve("fd").resolve(Integer.toString(descriptor.number())))
        ? Optional.of(
            new OpenFile(target + "#" + descriptor.number(), OpenFile.Type.FILE, target, target))
        : Optional.empty();
  }

  private static boolean isFileOrFolder(Path link) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(link, BasicFileAttributes.class);
      return attributes.isRegularFile() || attributes.isDirectory();
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
