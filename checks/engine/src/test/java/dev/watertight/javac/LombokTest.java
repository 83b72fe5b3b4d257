package dev.watertight.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.FieldDecl;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.ModelText;
import dev.watertight.model.Parameter;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lombok's effects are in the model without Lombok. */
final class LombokTest {
  private static TypeDecl type(String text) {
    SourceFile file = Sources.read("import lombok.*; import lombok.experimental.*; " + text);
    return file.types().get(0);
  }

  /** Implied methods and constructors, short. */
  private static List<String> implied(TypeDecl type) {
    return type.methods().filter(MethodDecl::implied).map(LombokTest::shown).toList();
  }

  private static String shown(MethodDecl method) {
    String parameters =
        method.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
    return Stream.concat(
            method.modifiers().stream().map(m -> m.name().toLowerCase(Locale.ROOT)).sorted(),
            Stream.of(method.name() + "(" + parameters + ")"))
        .collect(Collectors.joining(" "));
  }

  @Test
  void constructors() {
    String fields =
        "{ static int s; final int a; final int b = 1; @NonNull String c; int d; int e = 2; }";

    assertThat(implied(type("@NoArgsConstructor class A " + fields)))
        .containsExactly("public <init>()");
    assertThat(implied(type("@RequiredArgsConstructor class A " + fields)))
        .containsExactly("public <init>(a, c)");
    assertThat(
            implied(type("@AllArgsConstructor(access = AccessLevel.PROTECTED) class A " + fields)))
        .containsExactly("protected <init>(a, c, d, e)");
    assertThat(implied(type("@RequiredArgsConstructor(staticName = \"of\") class A<T> " + fields)))
        .containsExactly("private <init>(a, c)", "public static of(a, c)");
    assertThat(implied(type("@AllArgsConstructor enum A { B(1); int c; }")))
        .containsExactly("private <init>(c)");
  }

  @Test
  void aConstructorAssignsItsFields() {
    SourceFile file = Sources.read("import lombok.*; @AllArgsConstructor class A { int a; }");

    assertThat(ModelText.withPlaces(file).lines().skip(4))
        .containsExactly(
            "  MethodDecl `@AllArgsConstructor` namePlace `@AllArgsConstructor` <init> [PUBLIC]"
                + " implied",
            "    parameters: Parameter `@AllArgsConstructor` a int`int`",
            "    body: Block `@AllArgsConstructor`",
            "      Expression `@AllArgsConstructor`",
            "        expression: Assign `@AllArgsConstructor` =",
            "          target: Select `@AllArgsConstructor` a",
            "            target: This `@AllArgsConstructor`",
            "          value: Name `@AllArgsConstructor` a");
  }

  @Test
  void accessors() {
    assertThat(
            implied(
                type(
                    """
                    @Getter @Setter class A {
                      final int a; boolean isOpen; Boolean isDone; static int s;
                      @Getter(AccessLevel.NONE) @Setter(AccessLevel.PRIVATE) String b;
                      @Getter static int t;
                      int written; int getWritten() { return 1; }
                    }
                    """)))
        .containsExactly(
            "public getA()",
            "public isOpen()",
            "public setOpen(isOpen)",
            "public getIsDone()",
            "public setIsDone(isDone)",
            "private setB(b)",
            "public static getT()",
            "public setWritten(written)");
    assertThat(implied(type("@Accessors(fluent = true) class A { @Getter @Setter int a; }")))
        .containsExactly("public a()", "public a(a)");
  }

  @Test
  void dataAndValue() {
    assertThat(implied(type("@Data class A { final int a; int b; }")))
        .containsExactly("public <init>(a)", "public getA()", "public getB()", "public setB(b)");
    assertThat(implied(type("@Data class A { final int a; A() { a = 1; } }")))
        .containsExactly("public getA()");
    TypeDecl value = type("@Value class A { int a; @NonFinal int b; public int c; static int d; }");

    assertThat(implied(value))
        .containsExactly(
            "public <init>(a, b, c)", "public getA()", "public getB()", "public getC()");
    assertThat(value.modifiers()).extracting(Enum::name).containsExactly("FINAL");
    assertThat(value.fields().map(field -> field.name() + names(field)))
        .containsExactly("a[PRIVATE, FINAL]", "b[PRIVATE]", "c[PUBLIC, FINAL]", "d[STATIC]");
  }

  private static List<String> names(FieldDecl field) {
    return field.modifiers().stream().sorted().map(Enum::name).toList();
  }

  @Test
  void fieldDefaultsCountForConstructors() {
    TypeDecl type =
        type(
            "@FieldDefaults(level = AccessLevel.PRIVATE, makeFinal = true) @RequiredArgsConstructor"
                + " class A { int a; public int b = 1; @PackagePrivate @NonFinal int c; }");

    assertThat(type.fields().map(field -> field.name() + names(field)))
        .containsExactly("a[PRIVATE, FINAL]", "b[PUBLIC, FINAL]", "c[]");
    assertThat(implied(type)).containsExactly("public <init>(a)");
  }

  @Test
  void utilityClassesAreStatic() {
    assertThat(
            ModelText.of(
                    Sources.read(
                        "import lombok.experimental.UtilityClass;"
                            + "@UtilityClass class A { int a; void m() { } class B { } }"))
                .lines()
                .skip(1))
        .containsExactly(
            "TypeDecl CLASS A A [FINAL]",
            "  annotations: Annotation UtilityClass",
            "  FieldDecl a int [STATIC]",
            "  MethodDecl m void [STATIC]",
            "    body: Block",
            "  TypeDecl CLASS A$B B [STATIC]");
  }

  @Test
  void builders() {
    SourceFile file =
        Sources.read(
            "import lombok.Builder; @Builder(toBuilder = true) class A { final int a; static int s;"
                + " @Builder.Default String b = \"c\"; final int d = 1; }");
    TypeDecl type = file.types().get(0);
    TypeDecl builder = type.types().findFirst().orElseThrow();

    assertThat(implied(type))
        .containsExactly("<init>(a, b)", "public static builder()", "public toBuilder()");
    assertThat(builder.binaryName()).isEqualTo("A$ABuilder");
    assertThat(implied(builder))
        .containsExactly("<init>()", "public a(a)", "public b(b)", "public build()");
    assertThat(ModelText.of(file))
        .contains(
            """
                MethodDecl build A [PUBLIC] implied
                  body: Block
                    Return
                      value: New A
                        Select a
                          target: This
                        Select b
                          target: This
            """);
  }

  @Test
  void buildersOfMethodsAndConstructors() {
    TypeDecl ofConstructor = type("class A { int x; @Builder A(int y) { x = y; } }");
    TypeDecl ofMethod = type("class A { @Builder static B make(int y) { return null; } }");

    assertThat(implied(ofConstructor)).containsExactly("public static builder()");
    assertThat(implied(ofConstructor.types().findFirst().orElseThrow()))
        .containsExactly("<init>()", "public y(y)", "public build()");
    assertThat(ofMethod.types().findFirst().orElseThrow().simpleName()).isEqualTo("BBuilder");
  }

  @Test
  void buildersThatArePartlyWrittenKeepWhatIsWritten() {
    TypeDecl type =
        type(
            "@Builder class A { int a; static A.ABuilder builder() { return null; } static class"
                + " ABuilder { } }");

    assertThat(implied(type)).containsExactly("<init>(a)");
    assertThat(type.types()).hasSize(1);
  }

  @Test
  void loggers() {
    assertThat(
            ModelText.of(Sources.read("import lombok.extern.slf4j.Slf4j; @Slf4j class A { }"))
                .lines()
                .skip(3))
        .containsExactly(
            "  FieldDecl log org.slf4j.Logger [PRIVATE, STATIC, FINAL]",
            "    initializer: Call getLogger",
            "      target: Select LoggerFactory",
            "        target: Select slf4j",
            "          target: Name org",
            "      ClassLiteral A");
  }

  @Test
  void cleanupClosesInAFinallyBlock() {
    String text =
        "import lombok.Cleanup; class A { void m() { before(); @Cleanup In in = open(); a();"
            + " @Cleanup(\"dispose\") Out out = b(); c(); } }";

    assertThat(ModelText.withPlaces(Sources.read(text)).lines().skip(4).map(l -> l.substring(6)))
        .containsExactly(
            "Expression `before();`",
            "  expression: Call `before()` before namePlace `before`",
            "Local `in = open()` namePlace `in` in In`In`",
            "  annotations: Annotation `@Cleanup` Cleanup",
            "  initializer: Call `open()` open namePlace `open`",
            "Try `a(); @Cleanup(\"dispose\") Out out = b(); c();`",
            "  body: Block `a(); @Cleanup(\"dispose\") Out out = b(); c();`",
            "    Expression `a();`",
            "      expression: Call `a()` a namePlace `a`",
            "    Local `out = b()` namePlace `out` out Out`Out`",
            "      annotations: Annotation `@Cleanup(\"dispose\")` Cleanup",
            "        value: Literal `\"dispose\"` \"dispose\"",
            "      initializer: Call `b()` b namePlace `b`",
            "    Try `c();`",
            "      body: Block `c();`",
            "        Expression `c();`",
            "          expression: Call `c()` c namePlace `c`",
            "      finallyBlock: Block `@Cleanup(\"dispose\")`",
            "        If `@Cleanup(\"dispose\")`",
            "          condition: Binary `@Cleanup(\"dispose\")` !=",
            "            left: Name `@Cleanup(\"dispose\")` out",
            "            right: Literal `@Cleanup(\"dispose\")` null",
            "          then: Block `@Cleanup(\"dispose\")`",
            "            Expression `@Cleanup(\"dispose\")`",
            "              expression: Call `@Cleanup(\"dispose\")` dispose namePlace"
                + " `@Cleanup(\"dispose\")`",
            "                target: Name `@Cleanup(\"dispose\")` out",
            "  finallyBlock: Block `@Cleanup`",
            "    If `@Cleanup`",
            "      condition: Binary `@Cleanup` !=",
            "        left: Name `@Cleanup` in",
            "        right: Literal `@Cleanup` null",
            "      then: Block `@Cleanup`",
            "        Expression `@Cleanup`",
            "          expression: Call `@Cleanup` close namePlace `@Cleanup`",
            "            target: Name `@Cleanup` in");
  }

  @Test
  void valIsAFinalVariableWithoutAType() {
    assertThat(
            ModelText.of(
                    Sources.read(
                        "import lombok.val; class A { void m() { val a = 1; for (val b : c) { } }"
                            + " }"))
                .lines()
                .skip(4)
                .map(String::strip))
        .containsExactly(
            "Local a [FINAL]",
            "initializer: Literal 1",
            "ForEach",
            "variable: Local b [FINAL]",
            "iterable: Name c",
            "body: Block");
  }

  @Test
  void annotationsOfOthersHaveNoEffect() {
    assertThat(
            implied(
                Sources.read("import a.Data; import lombok.*; @Data class A { int a; }")
                    .types()
                    .get(0)))
        .isEmpty();
    assertThat(implied(Sources.read("@Data class A { int a; }").types().get(0))).isEmpty();
    assertThat(implied(Sources.read("@lombok.Data class A { int a; }").types().get(0)))
        .containsExactly("public <init>()", "public getA()", "public setA(a)");
    assertThat(Sources.statements("val a = 1;")).startsWith("Local a val\n");
  }
}
