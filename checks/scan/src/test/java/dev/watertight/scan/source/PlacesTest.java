package dev.watertight.scan.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets are exact whatever the characters before a place are. */
final class PlacesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { int before; int found = 1; }",
        "class A {\tint before;\t\tint\tfound = 1; }",
        "class A {\nint before;\n  int found = 1; }",
        "class A {\r\nint before;\r\n  int found = 1; }",
        "class A {\rint before;\r  int found = 1; }",
        "class A {\n\r\n\rint before;\r\r\n  int found = 1; }",
        "\uFEFFclass A { int before; int found = 1; }",
        "class A {\fint before;\f int found = 1; }",
        "class A { String before = \"\uD83D\uDEB0\"; int found = 1; }",
        "class A { /* \uD83D\uDEB0\uD83D\uDEB0 */ int \uD835\uDC9C; int found = 1; }",
        "class A { String before = \"\\u0041\\uuuu0042\"; int found = 1; }",
        "\\u0063lass A { char c = '\\u005c''; \\u000a int b; int found = 1; }",
        "class A { /* \\u000d\\u000a */ String s = \"\\\\u00zz\"; int found = 1; }",
        "class A { String s = \"\"\"\r\n  text\r\n  \"\"\"; int found = 1; }",
        "class A { // comment \r int found = 1; }\u001A",
      })
  void declaratorStandsWhereItIsWritten(String text) {
    SourceFile file = Reading.read(text);
    FieldDecl found = Reading.field(file, "found");

    assertThat(Reading.at(file, found.place())).isEqualTo("found = 1");
    assertThat(Reading.at(file, found.namePlace())).isEqualTo("found");
    assertThat(Reading.at(file, found.type().place())).isEqualTo("int");
    assertThat(file.text()).isEqualTo(text);
  }

  @Test
  void escapedPlaceCoversTheEscapes() {
    SourceFile file = Reading.read("class A { void f() { \\u0061b(\"\\u0022); } }");

    Stmt.Expression statement = (Stmt.Expression) Reading.body(file).get(0);
    Expr.Call call = (Expr.Call) statement.expression();
    assertThat(call.name()).isEqualTo("ab");
    assertThat(Reading.at(file, call.namePlace())).isEqualTo("\\u0061b");
    assertThat(Reading.at(file, call.place())).isEqualTo("\\u0061b(\"\\u0022)");
    assertThat(Reading.at(file, statement.place())).endsWith(";");
  }

  @Test
  void closingBracketsOfNestedTypeArgumentsAreApart() {
    SourceFile file = Reading.read("class A { Map<K, List<Map<K, V>>>x = null; }");

    FieldDecl x = Reading.field(file, "x");
    assertThat(Reading.at(file, x.type().place())).isEqualTo("Map<K, List<Map<K, V>>>");
    assertThat(Reading.at(file, x.type().arguments().get(1).place())).isEqualTo("List<Map<K, V>>");
    assertThat(Reading.at(file, x.type().arguments().get(1).arguments().get(0).place()))
        .isEqualTo("Map<K, V>");
  }

  @Test
  void parenthesesBelongToWhatStandsAroundThem() {
    SourceFile file = Reading.read("class A { int x = ((a) + (b)); }");

    FieldDecl x = Reading.field(file, "x");
    Expr.Binary sum = (Expr.Binary) requireNonNull(x.initializer());
    assertThat(Reading.at(file, x.place())).isEqualTo("x = ((a) + (b))");
    assertThat(Reading.at(file, sum.place())).isEqualTo("(a) + (b)");
    assertThat(Reading.at(file, sum.left().place())).isEqualTo("a");
  }

  @Test
  void anonymousBodyStartsAtItsBrace() {
    SourceFile file =
        Reading.read(
            "class A { Object x = new T(f(1), (2)) /* { */ { int y; }, z = new T() { }; }");

    assertThat(Reading.at(file, body(file, "x"))).isEqualTo("{ int y; }");
    assertThat(Reading.at(file, body(file, "z"))).isEqualTo("{ }");
  }

  private static Place body(SourceFile file, String field) {
    Expr.New creation = (Expr.New) requireNonNull(Reading.field(file, field).initializer());
    return requireNonNull(creation.body()).place();
  }
}
