package dev.watertight.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.FrontEnd;
import dev.watertight.model.FrontEnd.Failed;
import dev.watertight.model.FrontEnd.Read;
import dev.watertight.model.FrontEnd.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JavacFrontEndTest {
  @Test
  void theFirstSyntaxErrorIsReported() {
    assertThat(Sources.fail("class A {\n  int a = ;\n  void m( {}\n}"))
        .isEqualTo(new Failed(20, "illegal start of expression"));
    assertThat(Sources.fail("class A { String s = \"open; }").offset()).isEqualTo(21);
    assertThat(Sources.fail("class A {").message()).isEqualTo("reached end of file while parsing");
    assertThat(Sources.fail("\u0000\u0001\u0002").offset()).isZero();
  }

  @Test
  void anErrorBehindAByteOrderMarkHasItsOffsetInTheText() {
    assertThat(Sources.fail("\uFEFFclass A { int a = ; }").offset()).isEqualTo(19);
  }

  @Test
  void whatDoesNotCompileIsReadAsLongAsItParses() {
    assertThat(Sources.statements("Missing m = new Missing(); return 1; int m;"))
        .contains("Local m Missing", "Return", "Local m int");
  }

  @Test
  void filesAreReadTogetherAndFailAlone() {
    List<Text> files = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      files.add(new Text("A.java", i % 2 == 0 ? "class A" + i + " { }" : "class { int } ="));
    }

    List<FrontEnd.Parsed> parsed = new JavacFrontEnd().readAll(files);

    assertThat(parsed).hasSize(300);
    for (int i = 0; i < 300; i++) {
      if (i % 2 == 0) {
        String name = "A" + i;
        assertThat(parsed.get(i))
            .isInstanceOfSatisfying(
                Read.class,
                read -> assertThat(read.file().types().get(0).simpleName()).isEqualTo(name));
      } else {
        assertThat(parsed.get(i)).isEqualTo(new Failed(5, "<identifier> expected"));
      }
    }
  }

  @Test
  void pathsNeedNotBeAddresses() {
    FrontEnd.Parsed parsed = new JavacFrontEnd().read("Mein Ordner/Größe %1?.java", "class A { }");

    assertThat(parsed)
        .isInstanceOfSatisfying(
            Read.class,
            read -> assertThat(read.file().path()).isEqualTo("Mein Ordner/Größe %1?.java"));
  }

  @Test
  void longChainsAreRead() {
    String sum = IntStream.range(0, 20_000).mapToObj(i -> "a").collect(Collectors.joining(" + "));
    String calls = "b" + ".c()".repeat(20_000);
    String branches = "if (d) { } else ".repeat(5_000) + "{ }";

    assertThat(Sources.parse("class A { void m() { x = " + sum + "; " + calls + "; } }"))
        .isInstanceOf(Read.class);
    assertThat(Sources.parse("class A { void m() { " + branches + " } }")).isInstanceOf(Read.class);
  }

  @Test
  void deepNestingIsReadOnALargeStack() {
    String nested = "(".repeat(5_000) + "1" + ")".repeat(5_000);
    String lambdas = "() -> ".repeat(2_000) + "1";
    List<Text> files =
        List.of(
            new Text("A.java", "class A { int a = " + nested + "; }"),
            new Text("B.java", "class B { Object b = " + lambdas + "; }"),
            new Text("C.java", "class C { }"));

    assertThat(new JavacFrontEnd().readAll(files)).hasOnlyElementsOfType(Read.class);
  }

  @Test
  void whatIsNestedBeyondReasonFails() {
    String nested = "(".repeat(3_000_000);

    assertThat(Sources.fail("class A { int a = " + nested).message()).isNotEmpty();
  }

  @Test
  void threadsShareAFrontEnd() {
    JavacFrontEnd frontEnd = new JavacFrontEnd();

    List<String> names =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> frontEnd.read("A.java", "class A" + i + " { }"))
            .map(parsed -> ((Read) parsed).file().types().get(0).simpleName())
            .toList();

    assertThat(names).isEqualTo(IntStream.range(0, 64).mapToObj(i -> "A" + i).toList());
  }
}
