package dev.watertight.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person sits at the other end. */
final class Terminals {
  /** Set by the launcher, which can ask the system: the descriptors that are terminals, "1 2". */
  private static final String PROPERTY = "watertight.terminals";

  private Terminals() {}

  /**
   * Whether a descriptor of this process is a terminal.
   *
   * @param descriptor 1 for standard output, 2 for standard error
   */
  @SuppressWarnings("SystemConsoleNull") // asked for only where the answer still means something
  static boolean isTerminal(int descriptor) {
    String known = System.getProperty(PROPERTY);
    if (known != null) {
      return known.contains(Integer.toString(descriptor));
    }
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String device = Files.readSymbolicLink(link).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // Not Linux. From JDK 22 on there is a console without a terminal too, so: before only.
      return Runtime.version().feature() < 22 && System.console() != null;
    }
  }
}
