package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Expr;
import dev.watertight.model.Stmt;
import dev.watertight.types.Answer;
import dev.watertight.types.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RisksTest {
  private static Risks risks(Code code) {
    return code.summaries().escapes().risks();
  }

  @ParameterizedTest
  @CsvSource({
    "Throwable, java.io.IOException, YES",
    "Exception, Failure, YES",
    "IOException, java.io.FileNotFoundException, YES",
    "IOException, java.io.IOException, YES",
    "FileNotFoundException, java.io.IOException, UNKNOWN",
    "IllegalStateException, java.io.IOException, NO",
    "Unheard, java.io.IOException, UNKNOWN",
    "IOException, org.unheard.Failure, UNKNOWN",
    "IOException, ?, UNKNOWN",
    "IllegalStateException | FileNotFoundException, java.io.FileNotFoundException, YES",
    "IllegalStateException | FileNotFoundException, java.io.IOException, UNKNOWN",
    "FileNotFoundException | IllegalStateException, java.io.IOException, UNKNOWN",
    "IllegalStateException | ArithmeticException, java.io.IOException, NO",
    "Failure, Worse, YES",
    "Worse, Failure, UNKNOWN",
    "Worse, java.io.IOException, NO",
  })
  void catches(String clause, String thrown, Answer expected) {
    Code code =
        Code.of(
            """
            class Sample {
              void body() { try { work(); } catch (%s e) {} }
            }
            class Failure extends RuntimeException {}
            class Worse extends Failure {}
            """
                .formatted(clause));
    Stmt.Try tried = (Stmt.Try) code.body().statements().get(0);
    Type type = thrown.equals("?") ? Type.UNKNOWN : Type.of(thrown);

    assertThat(risks(code).catches(tried.catches().get(0), type, code.typing()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown.get()",
        "unknown.getName()",
        "unknown.toText()",
        "logger.any()",
        "add(i)"
      })
  void isHarmless(String call) {
    assertThat(Risks.isHarmless((Expr.Call) Code.body(call + ";").expression(call))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unknown.getaway()", "unknown.run()", "unknown.logger().any()", "tower()"})
  void isNotHarmless(String call) {
    assertThat(Risks.isHarmless((Expr.Call) Code.body(call + ";").expression(call))).isFalse();
  }

  private static String thrown(String call, boolean takesResource) {
    Code code =
        Code.of(
            """
            class Sample {
              void body(Unknown unknown, InputStream in, String text, Jedis jedis, Work work,
                  java.sql.Connection connection, JedisPool pool) {
                %s;
              }
              void fails() { throw new IllegalStateException(); }
              void declares() throws IOException {}
              void works() {}
              void getFails() { throw new IllegalStateException(); }
            }
            """
                .formatted(call));
    Expr.Call found = (Expr.Call) code.expression(call);
    return risks(code)
        .of(found, code.typing().invocation(found), takesResource)
        .toString()
        .replaceAll("Type\\[name=([^,]*),[^]]*][^]]*]", "$1");
  }

  @Test
  void whatIsDeclaredIsThrown() {
    assertThat(thrown("declares()", false)).contains("java.io.IOException");
    assertThat(thrown("in.read()", false)).contains("java.io.IOException");
    assertThat(thrown("in.close()", false)).contains("java.io.IOException");
  }

  @Test
  void whatTheProjectDoesIsLookedUp() {
    assertThat(thrown("fails()", false)).contains("RuntimeException");
    assertThat(thrown("works()", false)).isEqualTo("[]");
    assertThat(thrown("getFails()", false)).isEqualTo("[]");
    assertThat(thrown("getFails()", true)).contains("RuntimeException");
  }

  @Test
  void ofTheJdkOnlyParsingFails() {
    assertThat(thrown("UUID.fromString(text)", false)).contains("RuntimeException");
    assertThat(thrown("text.trim()", false)).isEqualTo("[]");
  }

  @Test
  void anUnknownCallMayThrowAnything() {
    assertThat(thrown("unknown.run()", false)).isNotEqualTo("[]");
    assertThat(thrown("unknown.getName()", false)).isEqualTo("[]");
    assertThat(thrown("unknown.getName()", true)).isNotEqualTo("[]");
    assertThat(thrown("unknown.closeQuietly()", true)).isEqualTo("[]");
    assertThat(thrown("unknown.runSilently()", true)).isEqualTo("[]");
  }

  @Test
  void aLibraryFailsWhereItGoesOverTheNetwork() {
    assertThat(thrown("jedis.get(text)", false)).isNotEqualTo("[]");
    assertThat(thrown("jedis.close()", false)).isEqualTo("[]");
    assertThat(thrown("connection.commit()", false)).contains("java.sql.SQLException");
  }
}
