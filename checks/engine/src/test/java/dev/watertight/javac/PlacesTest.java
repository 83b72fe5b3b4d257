package dev.watertight.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.ModelText;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlacesTest {
  private static String at(SourceFile file, Place place) {
    return file.lines().line(place.start())
        + ":"
        + file.lines().column(place.start())
        + " "
        + file.text().substring(place.start(), place.end());
  }

  private static FieldDecl field(SourceFile file, String name) {
    return file.types()
        .get(0)
        .fields()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tabsAndLineEndsOfEveryKind() {
    SourceFile file = Sources.read("class A {\r\n\tint a;\r\t\tint b =\t1;\n\f int c; }");

    assertThat(List.of(at(file, field(file, "a").place()), at(file, field(file, "b").place())))
        .containsExactly("2:6 a", "3:7 b =\t1");
    assertThat(at(file, field(file, "c").namePlace())).isEqualTo("4:7 c");
  }

  @Test
  void aByteOrderMarkCounts() {
    SourceFile file = Sources.read("\uFEFFclass A { int a; }");

    assertThat(file.types().get(0).place()).isEqualTo(new Place(1, 19));
    assertThat(at(file, field(file, "a").place())).isEqualTo("1:16 a");
    assertThat(file.text()).startsWith("\uFEFF");
  }

  @Test
  void charactersOutsideTheBasicPlaneAreTwo() {
    SourceFile file =
        Sources.read("class A { /* \uD83D\uDE00 */ String \uD835\uDCB3 = \"\uD83D\uDE00\", b; }");
    FieldDecl first = field(file, "\uD835\uDCB3");

    assertThat(at(file, first.place())).isEqualTo("1:27 \uD835\uDCB3 = \"\uD83D\uDE00\"");
    assertThat(first.initializer())
        .isInstanceOfSatisfying(
            Expr.Literal.class, literal -> assertThat(literal.value()).isEqualTo("\uD83D\uDE00"));
    assertThat(at(file, field(file, "b").place())).isEqualTo("1:38 b");
  }

  @Test
  void unicodeEscapesAreAsLongAsTheyAreWritten() {
    String text =
        "class \\u0041\\uuu0042 { int[] \\u0061 = {b.\\u0063(1)}, d\\u005b\\u005d; void e\\u0066()"
            + " {} }";
    SourceFile file = Sources.read(text);
    TypeDecl type = file.types().get(0);

    assertThat(type.simpleName()).isEqualTo("AB");
    assertThat(at(file, type.namePlace())).isEqualTo("1:7 \\u0041\\uuu0042");
    assertThat(at(file, field(file, "a").namePlace())).isEqualTo("1:30 \\u0061");
    assertThat(field(file, "a").initializer())
        .isInstanceOfSatisfying(
            Expr.NewArray.class,
            array ->
                assertThat(array.elements())
                    .singleElement()
                    .isInstanceOfSatisfying(
                        Expr.Call.class,
                        call -> {
                          assertThat(call.name()).isEqualTo("c");
                          assertThat(at(file, call.namePlace())).endsWith(" \\u0063");
                          assertThat(at(file, call.place())).endsWith(" b.\\u0063(1)");
                        }));
    assertThat(at(file, field(file, "d").place())).endsWith(" d\\u005b\\u005d");
    assertThat(type.methods().map(MethodDecl::namePlace).map(place -> at(file, place)))
        .singleElement()
        .asString()
        .endsWith(" e\\u0066");
  }

  @Test
  void commentsStandAnywhere() {
    String text =
        "class /* class B */ A /* { */ < /* < */ T // {\n"
            + "> { int /* a */ a /* [] */ [ /* ] */ ] /**/ , /* b */ b; A /* ( */ ( ) { }"
            + " < U > /* int c */ int /* c */ c ( ) { return 1 ; /* ; */ } }";

    assertThat(ModelText.withPlaces(Sources.read(text)).lines().skip(1))
        .containsExactly(
            "  FieldDecl `a /* [] */ [ /* ] */ ]` namePlace `a` a int[]`int`",
            "  FieldDecl `b` namePlace `b` b int`int`",
            "  MethodDecl `A /* ( */ ( ) { }` namePlace `A` <init>",
            "    body: Block `{ }`",
            "  MethodDecl `< U > /* int c */ int /* c */ c ( ) { return 1 ; /* ; */ }`"
                + " namePlace `c` c <U> int`int`",
            "    body: Block `{ return 1 ; /* ; */ }`",
            "      Return `return 1 ;`",
            "        value: Literal `1` 1");
  }

  @Test
  void declarationsStartAtTheirFirstModifier() {
    String text =
        "/** Doc. */ @X(\"{\") final class A { /** Doc. */ public <T> @Y T m(@Z int a) { return"
            + " null; } }";

    assertThat(ModelText.withPlaces(Sources.read(text)).lines().filter(l -> l.contains("Decl ")))
        .containsExactly(
            "TypeDecl `@X(\"{\") final class A { /** Doc. */ public <T> @Y T m(@Z int a) { return"
                + " null; } }` namePlace `A` CLASS A A [FINAL]",
            "  MethodDecl `public <T> @Y T m(@Z int a) { return null; }` namePlace `m` m <T> T`T`"
                + " [PUBLIC]");
  }

  @Test
  void typesOfVariableArityEndBeforeTheDots() {
    assertThat(Sources.placedMembers("void a(int[] ... b) { } void c(@X String... d) { }"))
        .contains("Parameter `b` b int[][]`int[]` varargs")
        .contains("Parameter `d` d String[]`String` varargs");
  }
}
