package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.FrontEnd;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies on which a wrong analysis takes exponential time. An analysis of a body is given up after
 * a fixed number of steps and then finds nothing, so a finding at the end shows that the steps
 * sufficed.
 */
final class LongBodiesTest {
  private static final String MARK = " // finding: UnclosedResource ";

  static Stream<FrontEnd> frontEnds() {
    return Stream.of(new JavaParserFrontEnd(), new JavacFrontEnd());
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void thirtyNestedTries(FrontEnd frontEnd) {
    String opened =
        lines(30, i -> "InputStream in" + i + " = new FileInputStream(f);\ntry {\nwork(f);");
    String closed = lines(30, i -> "} finally {\nin" + (29 - i) + ".close();\n}");

    assertFindsItsMarks(frontEnd, opened + leak("inner") + closed + leak("outer"));
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void thirtyNestedTriesWithNullChecksAndCatches(FrontEnd frontEnd) {
    String opened =
        lines(
            30,
            i ->
                "InputStream in%1$d = null;\ntry {\nin%1$d = new FileInputStream(f);\nwork(f);"
                    .formatted(i));
    String closed =
        lines(
            30,
            i ->
                """
                } catch (IllegalStateException e) {
                System.out.println(e);
                } finally {
                if (in%1$d != null) {
                in%1$d.close();
                }
                }\
                """
                    .formatted(29 - i));

    assertFindsItsMarks(frontEnd, opened + leak("inner") + closed + leak("outer"));
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void sixtySequentialFlags(FrontEnd frontEnd) {
    String flags = lines(60, i -> "boolean flag%d = f.length() > %d;".formatted(i, i));
    String tested = lines(60, i -> "if (flag%d) {\nSystem.out.println(%d);\n}".formatted(i, i));

    assertFindsItsMarks(frontEnd, flags + tested + tested + leak("last"));
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void sixtyFlagsThatEachGuardAResource(FrontEnd frontEnd) {
    String opened =
        lines(
            60,
            i ->
                """
                boolean flag%1$d = f.length() > %1$d;
                InputStream in%1$d = null;
                if (flag%1$d) {
                in%1$d = new FileInputStream(f);
                }
                if (flag%1$d) {
                in%1$d.close();
                }\
                """
                    .formatted(i));

    assertFindsItsMarks(frontEnd, opened + leak("last"));
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void sixtyResourcesOpenAtOnce(FrontEnd frontEnd) {
    String opened =
        lines(60, i -> "InputStream in%d = null;".formatted(i))
            + "try {\n"
            + lines(60, i -> "in%d = new FileInputStream(f);".formatted(i));
    String closed =
        "} finally {\n" + lines(60, i -> "IOUtils.closeQuietly(in%d);".formatted(i)) + "}\n";

    assertFindsItsMarks(frontEnd, opened + closed + leak("last"));
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void eightNestedLoops(FrontEnd frontEnd) {
    String opened = lines(8, i -> "while (f.length() > %d) {".formatted(i));
    String closed = lines(8, i -> "}");

    assertFindsItsMarks(
        frontEnd,
        opened + "InputStream in = new FileInputStream(f);\nin.close();\n" + closed + leak("last"));
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void thirtyNestedLoops(FrontEnd frontEnd) {
    String opened =
        lines(30, i -> (i % 2 == 0 ? "while (f.length() > %d) {" : "do {").formatted(i))
            + "for (File each : f.listFiles()) {\n";
    String closed = "}\n" + lines(30, i -> i % 2 == 1 ? "}" : "} while (f.canRead());");

    assertFindsItsMarks(frontEnd, leak("first") + opened + "f.delete();\n" + closed);
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void fiveThousandStatements(FrontEnd frontEnd) {
    String statements = lines(5_000, i -> "System.out.println(%d);".formatted(i));

    assertFindsItsMarks(frontEnd, statements + leak("last"));
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void twoThousandMethods(FrontEnd frontEnd) {
    String methods =
        lines(2_000, i -> "}\nvoid m%d(File f) throws IOException {\n".formatted(i) + leak("in"));

    assertFindsItsMarks(frontEnd, methods);
  }

  private static String leak(String name) {
    return "InputStream %1$s = new FileInputStream(f);%2$s'%1$s' is never closed\n%1$s.read();\n"
        .formatted(name, MARK);
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count)
        .mapToObj(line)
        .map(text -> text + "\n")
        .collect(Collectors.joining());
  }

  private static void assertFindsItsMarks(FrontEnd frontEnd, String statements) {
    String text =
        """
        import java.io.File;
        import java.io.FileInputStream;
        import java.io.IOException;
        import java.io.InputStream;
        import org.apache.commons.io.IOUtils;
        class Fixture {
        static void work(File f) throws IOException {
        if (f.length() == 0) {
        throw new IOException();
        }
        }
        void body(File f) throws IOException {
        """
            + statements
            + "}\n}\n";

    Judgement judgement = Judgement.of(text, frontEnd);

    assertThat(judgement.actual()).isEqualTo(judgement.expected());
    assertThat(judgement.expected()).isNotEmpty();
  }
}
