package dev.watertight.errorprone;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody generated: long ones, and ones that nest as deeply as no author would. */
final class LongFilesTest {
  /** The compiler itself needs it for what is nested here. */
  private static final long DEEP_STACK = 1L << 30;

  private static final String LEAK =
      """
      FileInputStream in = new FileInputStream(f); // finding: UnclosedResource 'in' is never closed
      in.read();
      """;
  private static final String READ = "new FileInputStream(f).read()";
  private static final String READ_MARK = " // finding: UnclosedResource is never closed";

  @TempDir private Path folder;

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(joining("\n", "", "\n"));
  }

  private static String inMethod(String body) {
    return "Object m(File f, int n) throws IOException {\n" + body + "}\n";
  }

  private void assertFindsItsMarks(String members) {
    String text =
        "import java.io.*;\nimport java.util.*;\nclass Case {\n"
            + "static int same(int n) { return n; }\n"
            + members
            + "}\n";
    CompilerRun run = deep(CompilerRun.in(folder).source("Case.java", text));

    assertThat(run.others()).isEmpty();
    assertThat(run.output()).isEmpty();
    assertThat(run.succeeded()).isTrue();
    List<Mark> marks = Mark.in(text);
    assertThat(marks).isNotEmpty();
    assertThat(run.findings()).hasSameSizeAs(marks);
    for (int i = 0; i < marks.size(); i++) {
      assertThat(marks.get(i).matches(run.findings().get(i))).as(marks.get(i).toString()).isTrue();
    }
  }

  private static CompilerRun deep(CompilerRun.Builder compiler) {
    FutureTask<CompilerRun> run = new FutureTask<>(compiler::run);
    new Thread(null, run, "compiler", DEEP_STACK).start();
    try {
      return run.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void fiftyThousandLines() {
    String methods =
        lines(
            2_000,
            i ->
                """
                List<String> rows%1$d(File f, int n) throws IOException {
                List<String> rows = new ArrayList<>();
                try (BufferedReader reader = new BufferedReader(new FileReader(f))) {
                for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                if (row.length() > n) {
                rows.add(row.strip());
                }
                }
                }
                return rows;
                }
                int sum%1$d(File f) throws IOException {
                FileInputStream in = new FileInputStream(f);
                try {
                int sum = 0;
                for (int b = in.read(); b >= 0; b = in.read()) {
                sum += b;
                }
                return sum;
                } finally {
                in.close();
                }
                }
                int first%1$d(File f) throws IOException {
                return %2$s
                }"""
                    .formatted(
                        i, i % 100 == 0 ? READ + ";" + READ_MARK : "sum%d(f);".formatted(i)));

    assertThat(methods.lines()).hasSizeGreaterThanOrEqualTo(50_000);
    assertFindsItsMarks(methods);
  }

  @Test
  void aSumOfThreeThousandTerms() {
    String terms = lines(3_000, i -> "+ f.getName() + \"" + i + "\"");

    assertFindsItsMarks(
        inMethod(LEAK + "return \"\"" + terms + "+ " + READ + ";" + READ_MARK + "\n"));
  }

  @Test
  void aChainOfThreeThousandConditions() {
    String ifs = lines(3_000, i -> "if (n == %1$d) {\nn++;\n} else".formatted(i));
    String choices = lines(3_000, i -> "n == %1$d ? %1$d :".formatted(i));
    String all = lines(3_000, i -> "&& n != " + i);

    assertFindsItsMarks(
        inMethod(LEAK + ifs + "{\nf.delete();\n}\nreturn f;\n")
            + inMethod(LEAK + "return " + choices + READ + ";" + READ_MARK + "\n")
                .replace(" m(", " n(")
            + inMethod(LEAK + "return n > 0" + all + ";\n").replace(" m(", " o("));
  }

  @Test
  void aChainOfTwoThousandCalls() {
    String calls = lines(2_000, i -> ".append(n)");

    assertFindsItsMarks(
        inMethod(
            LEAK
                + "return new StringBuilder()\n"
                + calls
                + ".append("
                + READ
                + ");"
                + READ_MARK
                + "\n"));
  }

  @Test
  void oneThousandCallsAndBlocksInEachOther() {
    String calls = "same(".repeat(1_000) + READ + ")".repeat(1_000);
    String blocks = lines(1_000, i -> "if (n > " + i + ") {") + LEAK + "}\n".repeat(1_000);

    assertFindsItsMarks(
        inMethod("return " + calls + ";" + READ_MARK + "\n")
            + inMethod(blocks + "return f;\n").replace(" m(", " n("));
  }
}
