package dev.watertight.scan;

import dev.watertight.scan.report.Figures;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user hears of a fault of ours: one calm message, and a file with the rest. */
final class CrashReport {
  private CrashReport() {}

  /** Tells of at least one crash. */
  static void tell(List<Crash> crashes, PrintStream err) {
    Crash first = crashes.get(0);
    if (first.failure() instanceof OutOfMemoryError) {
      err.println(
          "watertight: the memory of "
              + Figures.number(Runtime.getRuntime().maxMemory() >> 20)
              + " MB is not enough"
              + where(first)
              + ". Give the JVM more, as with JAVA_TOOL_OPTIONS=-Xmx2g, or use --threads 1.");
      return;
    }
    Path file = write(crashes);
    err.println(
        "watertight: this is a bug in Watertight, not in what it scanned: "
            + first.failure().getClass().getSimpleName()
            + where(first)
            + (crashes.size() == 1 ? "" : ", and " + Figures.number(crashes.size() - 1) + " more")
            + ".");
    err.println(
        "Please report it"
            + (file == null ? "" : " with " + file + ", which has the details")
            + " (version "
            + Version.ours()
            + ", Java "
            + System.getProperty("java.version")
            + ").");
  }

  private static String where(Crash crash) {
    return crash.path().isEmpty() ? "" : " at " + crash.path();
  }

  private static @Nullable Path write(List<Crash> crashes) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println("Watertight " + Version.ours());
    out.println(
        "Java " + System.getProperty("java.version") + " of " + System.getProperty("java.vendor"));
    out.println(System.getProperty("os.name") + " " + System.getProperty("os.version"));
    for (Crash crash : crashes) {
      out.println();
      out.println(crash.path().isEmpty() ? "Outside of any file" : "At " + crash.path());
      crash.failure().printStackTrace(out);
    }
    out.flush();
    try {
      Path file = Files.createTempFile("watertight-crash-", ".txt");
      return Files.writeString(file, text.toString());
    } catch (IOException e) {
      return null;
    }
  }
}
