package dev.watertight.testkit.internal.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The sockets, pipes and data files of a process, by the means of the platform. */
public final class OpenFiles {
  /** What the JVM itself keeps open: its image and archives, class path, libraries, recordings. */
  private static final Pattern OF_THE_JVM =
      Pattern.compile(
          ".*\\.(jar|jmod|jsa|dylib|dll)|.*\\.so(\\.[0-9.]+)?|.*/lib/modules|.*/hsperfdata_[^/]*/.*"
              + "|.*/\\d{4}(_\\d\\d){5}_\\d+(/.*)?|/memfd:.*|/SYSV.*|/dev/.*");

  private OpenFiles() {}

  /** Leaves out standard input and outputs, and what the JVM keeps open for itself. */
  public static List<OpenFile> of(long pid) throws CannotMeasure {
    return all(pid).stream()
        .filter(file -> file.type() != OpenFile.Type.FILE || !isOfTheJvm(file.group()))
        .toList();
  }

  static boolean isOfTheJvm(String path) {
    String name =
        path.endsWith(" (deleted)")
            ? path.substring(0, path.length() - " (deleted)".length())
            : path;
    return OF_THE_JVM.matcher(name).matches();
  }

  private static List<OpenFile> all(long pid) throws CannotMeasure {
    if (Files.isDirectory(Path.of("/proc/self/fd"))) {
      return ProcFiles.of(pid);
    }
    String system = System.getProperty("os.name", "this system");
    if (system.toLowerCase(Locale.ROOT).contains("mac")) {
      return LsofFiles.of(pid);
    }
    throw new CannotMeasure(
        "on " + system + " the kit knows no way to list what a process holds open");
  }
}
