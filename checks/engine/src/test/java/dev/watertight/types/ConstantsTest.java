package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConstantsTest {
  private static final String OTHER =
      """
      package q;
      public class K {
        public static final String PREFIX = "state:";
        public static final String KEY = PREFIX + Deep.PART + q.K.N;
        public static final int N = 2 * 3;
        public static final String LOOP = LOOP2;
        public static final String LOOP2 = LOOP;
        public static String mutable = "x";
        public static class Deep { public static final String PART = "user"; }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "a" + 'b' + 1 | ab1
          K.KEY | state:user6
          local + K.N | L6
          K.N + 1 | 7
          -K.N | -6
          TTL * 1000L | 60000
          field | F
          FLAG && true | true
          """)
  void foldsWhatIsFinal(String expression, String value) {
    Probe probe =
        Probe.of(
            "import q.K; class A { final String field = \"F\"; static final int TTL = 60; static final boolean FLAG = true;"
                + " Object m() { final String local = \"L\"; return "
                + expression
                + "; } }",
            OTHER);
    assertThat(String.valueOf(probe.typing().constant(probe.expr(expression)))).isEqualTo(value);
  }

  @Test
  void isNullForAllElse() {
    Probe probe =
        Probe.of(
            "import q.K; class A { String f; void m(String p) { String n = \"x\"; use(K.mutable, K.LOOP, p, f, n, p + 1, 1 / 0); } void use(Object... o) {} }",
            OTHER);
    for (String expression :
        new String[] {"K.mutable", "K.LOOP", "p", "f", "n", "p + 1", "1 / 0"}) {
      assertThat(probe.typing().constant(probe.expr(expression))).as(expression).isNull();
    }
  }
}
