package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionTypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 | int
          2L | long
          'c' | char
          "s" | String
          null | null
          true | boolean
          i + l | long
          i + "s" | String
          b + s | int
          f * d | double
          d > 1 | boolean
          boxed + i | int
          i << l | int
          flag & flag | boolean
          -s | int
          i++ | int
          !flag | boolean
          (Runnable) o | Runnable
          o instanceof String | boolean
          flag ? i : l | long
          flag ? "a" : null | String
          flag ? sb : str | ?
          grid[0] | int[]
          grid[0][1] | int
          grid.length | int
          new int[2][] | int[][]
          str = null | String
          str += i | String
          String.class | Class<String>
          int.class | Class<Integer>
          this | A
          switch (i) { case 1 -> "a"; default -> { yield null; } } | String
          flag ? new java.util.ArrayList<Short>() : new java.util.LinkedList<Short>() | AbstractList<Short>
          """)
  void hasTheTypeThatTheLanguageSays(String expression, String type) {
    Probe probe =
        Probe.of(
            "class A { int i; long l; byte b; short s; float f; double d; Integer boxed; boolean flag; Object o; String str;"
                + " int[][] grid; com.lib.X sb; Object m() { return "
                + expression
                + "; } }");
    assertThat(probe.typeOf(expression)).isEqualTo(type);
  }

  @Test
  void anArrayInitialiserHasTheTypeOfItsVariable() {
    Probe probe = Probe.of("class A { int[][] a = { { 1 }, {} }; }");
    assertThat(probe.typeOf("{ { 1 }, {} }")).isEqualTo("int[][]");
    assertThat(probe.typeOf("{ 1 }")).isEqualTo("int[]");
  }

  @Test
  void varHasTheTypeOfItsInitialiser() {
    Probe probe =
        Probe.of(
            "import java.util.*; class A { void m() { var a = new ArrayList<String>(); var b = a.get(0); var c = c; } }");
    assertThat(probe.local("a")).isEqualTo("ArrayList<String>");
    assertThat(probe.local("b")).isEqualTo("String");
    assertThat(probe.local("c")).isEqualTo("?");
  }

  @Test
  void lomboksValIsInferredToo() {
    Probe probe = Probe.of("import lombok.val; class A { void m() { val a = \"x\"; a.trim(); } }");
    assertThat(probe.callee("a.trim()")).isEqualTo("java.lang.String#trim()");
  }
}
