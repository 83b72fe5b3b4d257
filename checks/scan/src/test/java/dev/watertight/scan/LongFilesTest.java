package dev.watertight.scan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long file that somebody generated, with chains as no author would write them. */
final class LongFilesTest {
  private static final String LEAK = "new FileInputStream(f).read()";
  private static final Pattern PLACE = Pattern.compile("Long\\.java:(\\d+):\\d+: warning:");

  @TempDir private Path folder;

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(joining("\n", "", "\n"));
  }

  private static String method(String name, String body) {
    return "Object " + name + "(File f, int n) throws IOException {\n" + body + "}\n";
  }

  private static String text() {
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
                return %2$s;
                }"""
                    .formatted(i, i % 100 == 0 ? LEAK : "sum%d(f)".formatted(i)));
    String sum = lines(3_000, i -> "+ f.getName() + \"" + i + "\"");
    String ifs = lines(3_000, i -> "if (n == %1$d) {\nn++;\n} else".formatted(i));
    String choices = lines(3_000, i -> "n == %1$d ? %1$d :".formatted(i));
    String calls = lines(2_000, i -> ".append(n)");
    String blocks = lines(1_000, i -> "if (n > " + i + ") {");
    return "import java.io.*;\nimport java.util.*;\nclass Long {\n"
        + methods
        + method("sum", "return \"\"" + sum + "+ " + LEAK + ";\n")
        + method("ifs", ifs + "{\n" + LEAK + ";\n}\nreturn f;\n")
        + method("choices", "return " + choices + LEAK + ";\n")
        + method("calls", "return new StringBuilder()\n" + calls + ".append(" + LEAK + ");\n")
        + method("blocks", blocks + LEAK + ";\n" + "}\n".repeat(1_000) + "return f;\n")
        + "}\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"javac", "javaparser"})
  void everyLeakInItIsFound(String frontEnd) throws IOException {
    String text = text();
    List<String> lines = text.lines().toList();
    assertThat(lines).hasSizeGreaterThan(50_000);
    Files.writeString(folder.resolve("Long.java"), text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code =
        Main.run(
            new String[] {"scan", "-q", "--front-end", frontEnd, folder.toString()},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isZero();
    assertThat(
            PLACE
                .matcher(out.toString(StandardCharsets.UTF_8))
                .results()
                .map(found -> Integer.parseInt(found.group(1))))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, lines.size())
                .filter(line -> lines.get(line - 1).contains(LEAK))
                .boxed()
                .toList());
  }
}
