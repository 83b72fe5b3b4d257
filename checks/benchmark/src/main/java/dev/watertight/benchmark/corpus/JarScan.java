package dev.watertight.benchmark.corpus;

import dev.watertight.scan.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the scanner says of one jar. Each jar is a project of its own, so no jar changes what is
 * found in another.
 *
 * @param findings what is found; equal ones as often as they are found
 * @param messages what the scanner says of each
 * @param lines the lines of all sources
 */
record JarScan(PinnedJar jar, List<Finding> findings, Map<Finding, String> messages, long lines) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?<path>.+\\.java):(?<line>\\d+):(?<column>\\d+): "
              + "(?<severity>error|warning): \\[(?<rule>\\w+)] (?<message>.+)");

  /** Scans as {@code watertight scan} does, inside this process. */
  static JarScan run(PinnedJar jar, Path file) throws IOException, CannotRun {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (Unpacked sources = Unpacked.of(file)) {
      String folder = sources.folder().toString();
      int code;
      try (PrintStream toOut = new PrintStream(out, false, StandardCharsets.UTF_8);
          PrintStream toErr = new PrintStream(err, false, StandardCharsets.UTF_8)) {
        String[] command = {
          "scan", "--quiet", "--include-tests", "--fail-on", "never", "--color", "never", folder
        };
        code = Main.run(command, toOut, toErr);
      }
      String said = err.toString(StandardCharsets.UTF_8);
      if (code != 0 || !said.isBlank()) {
        throw new CannotRun(
            "The scan of %s ended with %d and said:%n%s".formatted(jar.fileName(), code, said));
      }
      List<Finding> findings = new ArrayList<>();
      Map<Finding, String> messages = new HashMap<>();
      for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
        Matcher cells = LINE.matcher(line);
        if (!cells.matches()) {
          throw new CannotRun("The scan of " + jar.fileName() + " printed no finding: " + line);
        }
        Finding finding = finding(jar, cells, sources.folder());
        findings.add(finding);
        messages.put(finding, cells.group("message"));
      }
      return new JarScan(jar, findings, messages, sources.lines());
    }
  }

  private static Finding finding(PinnedJar jar, Matcher cells, Path folder) throws IOException {
    Path file = Path.of(cells.group("path"));
    int number = Integer.parseInt(cells.group("line"));
    return new Finding(
        jar.artifact(),
        folder.relativize(file).toString().replace('\\', '/'),
        number,
        Integer.parseInt(cells.group("column")),
        cells.group("rule"),
        cells.group("severity"),
        SourceText.line(file, number));
  }
}
