package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EscapesTest {
  private static Code code(String statements) {
    return Code.of(
        """
        class Sample {
          Unknown unknown;
          void body(InputStream in, String text, boolean done, int i) { %s }
          void declares() throws IOException {}
          void fails() { throw new IllegalStateException(); }
          void works() {}
          void loops() { loops(); }
          void first() { second(); }
          void second() { first(); }
          void caught() { try { fails(); } catch (RuntimeException e) {} }
          abstract void nowhere();
        }
        """
            .formatted(statements));
  }

  private static boolean mayThrow(String statements) {
    Code code = code(statements);
    return code.summaries().escapes().mayThrow(code.info("body"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new IllegalStateException();",
        "if (done) { throw new IllegalStateException(); }",
        "fails();",
        "declares();",
        "in.read();",
        "while (in.read() > 0) {}",
        "new FileInputStream(text);",
        "unknown.run();",
        "nowhere();",
        "list.forEach(s -> fails());",
        "int j = switch (i) { default -> { throw new IllegalStateException(); } };",
        "int j = switch (i) { default -> { fails(); yield 1; } };",
        "try { works(); } catch (RuntimeException e) { throw e; }",
        "try { works(); } finally { fails(); }",
        "try { fails(); } finally { works(); }",
        "try { declares(); } catch (FileNotFoundException e) {}",
        "try { declares(); unknown.run(); } catch (IOException e) {}",
        "try (InputStream a = new FileInputStream(text)) {}",
        "try (var a = open()) { fails(); }",
      })
  void letsSomethingOut(String statements) {
    assertThat(mayThrow(statements)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "works();",
        "caught();",
        "loops();",
        "first();",
        "text.trim();",
        "unknown.getName();",
        "unknown.setAction(s -> fails());",
        "Runnable r = () -> fails();",
        "try { fails(); } catch (RuntimeException e) {}",
        "try { declares(); } catch (IOException e) { works(); }",
        "try { declares(); fails(); } catch (IOException | RuntimeException e) {}",
        "try { unknown.run(); } catch (Unheard e) {}",
        "try { new FileInputStream(text); } catch (IOException e) {}",
        "try (InputStream a = new FileInputStream(text)) {} catch (IOException e) {}",
      })
  void letsNothingOut(String statements) {
    assertThat(mayThrow(statements)).isFalse();
  }

  @Test
  void aCircleThrowsIfSomethingElseInItDoes() {
    Code code = code("works(); second();");
    Escapes escapes = code.summaries().escapes();
    assertThat(escapes.mayThrow(code.info("first"))).isFalse();
    assertThat(escapes.mayThrow(code.info("second"))).isFalse();
    assertThat(escapes.mayThrow(code.info("works"))).isFalse();
    assertThat(escapes.mayThrow(code.info("caught"))).isFalse();
  }

  @Test
  void whoeverAsksFirst() {
    String circle =
        """
        class Sample {
          void a() { b(); }
          void b() { c(); a(); }
          void c() { a(); d(); }
          void d() { %s }
        }
        """;
    for (String first : List.of("a", "b", "c", "d")) {
      assertThat(mayThrow(circle.formatted("throw new E();"), first)).isEqualTo("true true true");
      assertThat(mayThrow(circle.formatted(""), first)).isEqualTo("false false false");
    }
  }

  private static String mayThrow(String text, String first) {
    Code code = Code.of(text);
    Escapes escapes = code.summaries().escapes();
    escapes.mayThrow(code.info(first));
    return escapes.mayThrow(code.info("a"))
        + " "
        + escapes.mayThrow(code.info("b"))
        + " "
        + escapes.mayThrow(code.info("c"));
  }

  @Test
  void callsOfCallsAtAnyDepth() {
    assertThat(deep("")).isFalse();
    assertThat(deep("throw new E();")).isTrue();
  }

  private static boolean deep(String last) {
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      methods.append("void m%d() { m%d(); }\n".formatted(i, i + 1));
    }
    methods.append("void m50() { " + last + " }\n");
    Code code = Code.of("class Sample { " + methods + "}");
    return code.summaries().escapes().mayThrow(code.info("m0"));
  }

  private static boolean isGuard(String method, String statements) {
    Code code =
        Code.of(
            """
            class Sample {
              void body(int i) { %1$s(i); }
              void %1$s(int i) { %2$s }
            }
            """
                .formatted(method, statements));
    return code.summaries().escapes().isGuard(code.invocation(method + "(i)"));
  }

  @Test
  void aGuardOnlyTests() {
    assertThat(isGuard("checkIndex", "if (i < 0) { throw new E(); }")).isTrue();
    assertThat(isGuard("ensureIndex", "if (i < 0) throw new E();")).isTrue();
    assertThat(isGuard("checkIndex", "if (i < 0) { log(i); throw new E(); }")).isTrue();
    assertThat(isGuard("checkIndex", "if (i < 0) { throw new E(); } if (i > 9) { throw new E(); }"))
        .isTrue();
    assertThat(isGuard("index", "if (i < 0) { throw new E(); }")).isFalse();
    assertThat(isGuard("checkIndex", "")).isFalse();
    assertThat(isGuard("checkIndex", "log(i);")).isFalse();
    assertThat(isGuard("checkIndex", "if (i < 0) {}")).isFalse();
    assertThat(isGuard("checkIndex", "if (i < 0) { log(i); }")).isFalse();
    assertThat(isGuard("checkIndex", "if (i < 0) { throw new E(); } log(i);")).isFalse();
    assertThat(isGuard("checkIndex", "if (i < 0) { throw new E(); } else { log(i); }")).isFalse();
    assertThat(isGuard("checkIndex", "while (i < 0) { throw new E(); }")).isFalse();
  }

  @Test
  void whatIsNotOfTheProjectIsNoGuard() {
    Code code = Code.body("Objects.requireNonNull(in); unknown.check(in);");
    assertThat(code.summaries().escapes().isGuard(code.invocation("Objects.requireNonNull(in)")))
        .isFalse();
    assertThat(code.summaries().escapes().isGuard(code.invocation("unknown.check(in)"))).isFalse();
  }
}
