package dev.watertight.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long the cores of the machine were busy since it started, whoever used them. */
final class Cores {
  private static final Path STATISTICS = Path.of("/proc/stat");
  private static final double TICKS_PER_SECOND = 100;
  private static final int IDLE = 4;
  private static final int WAITING = 5;
  private static final int STOLEN = 8;

  private Cores() {}

  /** The seconds on all cores together; not a number where there is no such file. */
  static double busySeconds() throws IOException {
    return Files.isReadable(STATISTICS)
        ? busySeconds(Files.readString(STATISTICS).lines().findFirst().orElse(""))
        : Double.NaN;
  }

  static double busySeconds(String line) {
    String[] columns = line.trim().split(" +", -1);
    double ticks = 0;
    // What stands behind is of guests, and counted as the time of users already.
    for (int i = 1; i <= STOLEN && i < columns.length; i++) {
      if (i != IDLE && i != WAITING) {
        ticks += Double.parseDouble(columns[i]);
      }
    }
    return ticks / TICKS_PER_SECOND;
  }
}
