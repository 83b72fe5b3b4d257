package dev.watertight.scan.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.Expr;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.Member;
import dev.watertight.model.Pattern;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Both front ends make the same model of samples that have every kind of node. */
final class FrontEndsAgreeTest {
  private static final Path SAMPLES = Path.of("src/test/fixtures/front-ends");

  @ParameterizedTest
  @MethodSource("samples")
  void modelsAreEqual(Path sample) throws IOException {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(release(sample));

    assertEqualModels(sample, Files.readString(sample));
  }

  /** Whatever changes offsets changes them alike. */
  @ParameterizedTest
  @EnumSource(Rewriting.class)
  void modelsOfRewrittenTextAreEqual(Rewriting rewriting) throws IOException {
    for (Path sample : samples().toList()) {
      if (Runtime.version().feature() >= release(sample)) {
        assertEqualModels(sample, rewriting.apply(Files.readString(sample)));
      }
    }
  }

  @Test
  void samplesHaveEveryKindOfNode() throws IOException {
    Set<Object> seen = new HashSet<>();
    for (Path sample : samples().toList()) {
      SourceFile file = read(new JavaParserFrontEnd(), sample, Files.readString(sample));
      NodeKinds.collect(file.types(), seen);
    }

    assertThat(seen)
        .contains((Object[]) Expr.class.getPermittedSubclasses())
        .contains((Object[]) Stmt.class.getPermittedSubclasses())
        .contains((Object[]) Pattern.class.getPermittedSubclasses())
        .contains((Object[]) Member.class.getPermittedSubclasses())
        .contains((Object[]) TypeDecl.Kind.values());
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      List<Path> samples = files.filter(Files::isRegularFile).sorted().toList();
      assertThat(samples).hasSizeGreaterThan(10);
      return samples.stream();
    }
  }

  private static void assertEqualModels(Path sample, String text) {
    SourceFile ofJavac = read(new JavacFrontEnd(), sample, text);
    SourceFile ofJavaParser = read(new JavaParserFrontEnd(), sample, text);

    assertThat(ModelDifference.between(ofJavac, ofJavaParser)).as("%s", sample).isNull();
    assertThat(ofJavaParser.types().equals(ofJavac.types())).isTrue();
  }

  private static SourceFile read(FrontEnd frontEnd, Path sample, String text) {
    FrontEnd.Parsed parsed = frontEnd.read(sample.getFileName().toString(), text);
    assertThat(parsed instanceof FrontEnd.Failed failed ? failed : null)
        .as("%s by %s", sample, frontEnd)
        .isNull();
    return ((FrontEnd.Read) parsed).file();
  }

  private static int release(Path sample) {
    String folder = sample.getName(sample.getNameCount() - 2).toString();
    return Integer.parseInt(folder.substring("java".length()));
  }

  private enum Rewriting {
    LINE_FEED_TO_CARRIAGE_RETURN,
    LINE_FEED_TO_BOTH,
    BLANK_TO_TAB,
    BLANK_TO_FORM_FEED,
    BYTE_ORDER_MARK,
    ASTRAL_COMMENTS,
    LETTERS_TO_ESCAPES,
    BRACKETS_TO_ESCAPES;

    private String apply(String text) {
      return switch (this) {
        case LINE_FEED_TO_CARRIAGE_RETURN -> text.replace('\n', '\r');
        case LINE_FEED_TO_BOTH -> text.replace("\n", "\r\n");
        case BLANK_TO_TAB -> text.replace("  ", "\t");
        case BLANK_TO_FORM_FEED -> text.replace(" {", "\f{");
        case BYTE_ORDER_MARK -> "\uFEFF" + text;
        case ASTRAL_COMMENTS -> text.replace(" {", " /* \uD83D\uDEB0 */ {");
        case LETTERS_TO_ESCAPES -> text.replace("e", "\\u0065").replace("R", "\\uu0052");
        case BRACKETS_TO_ESCAPES -> text.replace("(", "\\u0028").replace(";", "\\u003b");
      };
    }
  }
}
