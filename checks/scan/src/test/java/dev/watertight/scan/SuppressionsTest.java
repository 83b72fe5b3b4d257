package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.FrontEnd;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.rules.Confidence;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import dev.watertight.rules.Suppressions;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SuppressionsTest {
  private static final Set<String> IDS = Set.of("UnclosedResource", "UnclosedStorage");

  private static SourceFile read(String text) {
    return ((FrontEnd.Read) new JavaParserFrontEnd().read("A.java", text)).file();
  }

  private static Finding finding(SourceFile file, String rule) {
    int at = file.text().indexOf("open()");
    Place place = new Place(at, at + 6);
    return new Finding(
        rule, file.path(), place, "m", Severity.ERROR, Confidence.HIGH, List.of(), null);
  }

  private static boolean silenced(String text) {
    SourceFile file = read(text);
    return Suppressions.of(file, IDS).silences(finding(file, "UnclosedResource"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@S class A { Object o = open(); }",
        "class A { @S Object o = open(); }",
        "class A { @S Object n, o = open(); }",
        "class A { @S void m() { open(); } }",
        "class A { @S A() { open(); } }",
        "class A { void m() { @S Object o = open(); } }",
        "class A { void m() { try (@S R r = open()) {} } }",
        "class A { void m() { for (@S R r = open(); ; ) {} } }",
        "class A { @S class B { { open(); } } }",
        "class A { void m() { @S class B { { open(); } } } }",
        "class A { Object o = new Object() { @S void m() { open(); } }; }",
        "class A { Runnable r = () -> { @S Object o = open(); }; }",
        "class A { Object o = f(c ? null : (R) g(x -> { @S R r = open(); return r; })); }",
        "class A { int i = switch (1) { default -> { @S R r = open(); yield 1; } }; }",
        "class A { void m() { switch (1) { case 1: @S R r = open(); } } }",
        "class A { void m() { if (b) { @S R r = open(); } } }",
        "class A { void m() { while (b) do { @S R r = open(); } while (b); } }",
        "class A { void m() { synchronized (this) { x: try { @S R r = open(); } finally {} } } }",
        "class A { void m() { try {} catch (E e) { @S R r = open(); } } }",
        "class A { Object[] o = {new B[] {new B() { @S R r = open(); }}}; }",
        "@S record A(int i) { A { open(); } }",
        "@S enum A { B(open()) }",
        "@S interface A { R R = open(); }"
      })
  void anyDeclarationAroundAFindingSilences(String shape) {
    assertThat(silenced(shape.replace("@S", "@SuppressWarnings(\"UnclosedResource\")"))).isTrue();
    assertThat(silenced(shape.replace("@S", "@SuppressWarnings(\"UnclosedStorage\")"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@SuppressWarnings(\"watertight\")",
        "@SuppressWarnings({\"unchecked\", \"UnclosedResource\"})",
        "@SuppressWarnings(value = {\"UnclosedResource\"})",
        "@java.lang.SuppressWarnings((\"UnclosedResource\"))",
        "@javax.annotation.processing.Generated(\"tool\")"
      })
  void theIdMayBeWrittenInManyWays(String annotation) {
    assertThat(silenced(annotation + " class A { Object o = open(); }")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@SuppressWarnings(\"all\") class A { Object o = open(); }",
        "@SuppressWarnings(\"unclosedresource\") class A { Object o = open(); }",
        "@SuppressWarnings(IDS) class A { Object o = open(); }",
        "@SuppressWarnings(\"UnclosedResource\") class B {} class A { Object o = open(); }",
        "class A { @SuppressWarnings(\"UnclosedResource\") int i; Object o = open(); }"
      })
  void nothingElseSilences(String text) {
    assertThat(silenced(text)).isFalse();
  }

  private static List<Finding> unused(String text) {
    SourceFile file = read(text);
    Suppressions suppressions = Suppressions.of(file, IDS);
    suppressions.silences(finding(file, "UnclosedResource"));
    return suppressions.unused(file.path());
  }

  @Test
  void anIdThatSilencesNothingIsFoundAtItsPlace() {
    String text =
        "class A { @SuppressWarnings({\"UnclosedStorage\", \"UnclosedResource\", \"rawtypes\"})"
            + " Object o = open(); }";
    assertThat(unused(text))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(Suppressions.UNUSED);
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.place().start()).isEqualTo(text.indexOf("\"UnclosedStorage\""));
              assertThat(finding.message()).contains("@SuppressWarnings(\"UnclosedStorage\")");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@S class B {} class A { R o = open(); }",
        "class A { void m(@S R r) {} R o = open(); }",
        "class A { F f = (@S R r) -> r; R o = open(); }",
        "class A { { @S R r = null; } R o = open(); }",
        "class A { void m() { for (@S R r : rs) {} } R o = open(); }",
        "class A { void m() { assert f(() -> { @S R r = null; }); } R o = open(); }",
        "record B(@S R r) {} class A { R o = open(); }"
      })
  void anAnnotationThatSilencesNothingIsFoundWhereverItStands(String shape) {
    assertThat(unused(shape.replace("@S", "@SuppressWarnings(\"UnclosedResource\")"))).hasSize(1);
  }

  @Test
  void filesWithoutAnnotationsOfTheKindNeedNoWalk() {
    assertThat(Suppressions.mayHaveAny(read("class A { @Deprecated R o = open(); }"))).isFalse();
    assertThat(Suppressions.mayHaveAny(read("@Generated class A {}"))).isTrue();
    assertThat(Suppressions.mayHaveAny(read("@SuppressWarnings(\"x\") class A {}"))).isTrue();
  }

  @Test
  void oneOfTwoFieldsIsUseEnough() {
    assertThat(unused("class A { @SuppressWarnings(\"UnclosedResource\") R n, o = open(); }"))
        .isEmpty();
    assertThat(unused("class A { @SuppressWarnings(\"UnclosedResource\") R n, p; R o = open(); }"))
        .hasSize(1);
  }

  @Test
  void generatedCodeNeedNotHaveFindings() {
    assertThat(unused("@Generated class B {} class A { R o = open(); }")).isEmpty();
  }
}
