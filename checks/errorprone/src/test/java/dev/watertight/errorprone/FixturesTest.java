package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.rules.Checker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compiler reports what is marked in the fixtures of the scanner, however it goes about it. */
final class FixturesTest {
  private static final Path ROOT = Path.of("..", "scan", "src", "test", "fixtures");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"simple, false", "simple, true", "byfile, false", "byfile, true"})
  void whatIsMarkedIsFound(String policy, boolean lastFileFirst) throws IOException {
    Map<String, String> texts = texts();
    // An error would keep the compiler from translating one file before it looks at the next.
    CompilerRun.Builder compiler =
        CompilerRun.in(folder)
            .policy(policy)
            .flags("-Xep:watertight:WARN", "-XepOpt:Watertight:ClosedWorld=true");
    texts.forEach(compiler::source);
    CompilerRun run = (lastFileFirst ? compiler.lastFileFirst() : compiler).run();

    assertThat(run.output()).isEmpty();
    assertThat(run.others()).allSatisfy(said -> assertThat(said).startsWith("NOTE: "));
    assertThat(run.others()).noneMatch(said -> said.contains("Watertight"));
    assertThat(run.succeeded()).isTrue();
    assertThat(matched(run.findings(), texts)).isEqualTo(marked(texts));
  }

  private static Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    TreeSet<String> folders = new TreeSet<>(Checker.ruleIds());
    folders.add("KnownLimits");
    for (String rule : folders) {
      try (Stream<Path> files = Files.list(ROOT.resolve(rule))) {
        for (Path file : files.filter(f -> !f.toString().endsWith(".fixed.java")).toList()) {
          texts.put(rule + "/" + file.getFileName(), Files.readString(file));
        }
      }
    }
    return texts;
  }

  private static String marked(Map<String, String> texts) {
    List<String> lines = new ArrayList<>();
    texts.forEach((file, text) -> Mark.in(text).forEach(mark -> lines.add(file + ": " + mark)));
    lines.sort(null);
    return String.join("\n", lines);
  }

  /** A line for each finding: that of its mark, if it has one. */
  private String matched(List<Reported> findings, Map<String, String> texts) {
    Map<String, List<Mark>> open = new TreeMap<>();
    texts.forEach((file, text) -> open.put(file, Mark.in(text)));
    List<String> lines = new ArrayList<>();
    for (Reported finding : findings) {
      String file = folder.relativize(Path.of(finding.path())).toString();
      List<Mark> marks = open.get(file);
      Optional<Mark> mark = marks.stream().filter(m -> m.matches(finding)).findFirst();
      mark.ifPresent(marks::remove);
      lines.add(mark.map(m -> file + ": " + m).orElseGet(() -> "unexpected: " + finding));
    }
    lines.sort(null);
    return String.join("\n", lines);
  }
}
