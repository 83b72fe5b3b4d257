package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Expr;
import dev.watertight.model.Stmt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered on the way through a body is what it asks about later. */
final class RelevanceTest {
  private static Relevance of(Code code) {
    return Relevance.of(code.file(), code.typing(), List.of(code.body()));
  }

  private static boolean isNullTested(String statements) {
    Code code = Code.body(statements);
    return of(code).isNullTested(code.parameter("in"));
  }

  private static boolean isFlag(String statements) {
    Code code = Code.body(statements);
    return of(code).isFlag(code.parameter("done"));
  }

  private static boolean isClosed(String statements) {
    Code code = Code.body(statements);
    return of(code).isClosed(code.parameter("in"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (in != null) {}",
        "if (in == null) {}",
        "if (null != in) {}",
        "while ((in = opened()) != null) {}",
        "use(in == null ? other : in);",
        "boolean b = in instanceof FileInputStream;",
        "if (Objects.nonNull(in)) {}",
        "if (Objects.isNull(in)) {}",
      })
  void aVariableIsComparedWithNull(String statements) {
    assertThat(isNullTested(statements)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in.read();",
        "if (in == other) {}",
        "if (other != null) {}",
        "if (i + null > in) {}",
        "Objects.hash(in);",
        "Objects.nonNull(in, other);",
        "Runnable r = () -> { if (in != null) {} };",
      })
  void aVariableIsNotComparedWithNull(String statements) {
    assertThat(isNullTested(statements)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (done) {}",
        "if (!done) {}",
        "if (found && done) {}",
        "if (done || found) {}",
        "if (i > 0 && !(found || done)) {}",
        "while (done) {}",
        "while (!done) {}",
        "while (found && done) {}",
        "while (done || found) {}",
        "do {} while (done);",
        "for (; done; ) {}",
        "use(done ? 1 : 2);",
      })
  void aVariableIsTested(String statements) {
    assertThat(isFlag(statements)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "use(done);",
        "found = done;",
        "if (done == found) {}",
        "for (;;) {}",
        "while (found == done) {}",
        "if (found) { done = false; }",
      })
  void aVariableIsNotTested(String statements) {
    assertThat(isFlag(statements)).isFalse();
  }

  @Test
  void whatIsClosedSomewhere() {
    assertThat(isClosed("if (done) { in.close(); }")).isTrue();
    assertThat(isClosed("in.read();")).isFalse();
    assertThat(isClosed("in.close(true);")).isFalse();
    assertThat(isClosed("close();")).isFalse();
    assertThat(isClosed("other.close();")).isFalse();
    assertThat(isClosed("unknown.get().close();")).isFalse();
  }

  /** The key of the first condition in the statements. */
  private static @Nullable String key(String statements) {
    Code code = Code.body(statements);
    Relevance relevance = of(code);
    Expr condition = ((Stmt.If) code.body().statements().get(0)).condition();
    return relevance.key(condition);
  }

  @Test
  void aConditionIsRememberedThatIsTestedAgain() {
    assertThat(key("if (f.exists()) {} if (f.exists()) {}")).isEqualTo("f.exists()");
    assertThat(key("if (f . exists()) {} use(f.exists() ? 1 : 2);")).isEqualTo("f.exists()");
    assertThat(key("if (i > 0) {} if (!(i>0)) {}")).isEqualTo("i>0");
    assertThat(key("if (!f.exists()) {} if (!f.exists()) {}")).isNull();
    assertThat(key("if (i > -1) {} if (i > -1) {}")).isEqualTo("i>-1");
    assertThat(key("if (f.equals(this.field)) {} if (f.equals(this.field)) {}"))
        .isEqualTo("f.equals(this.field)");
  }

  @Test
  void anyOtherIsNot() {
    assertThat(key("if (f.exists()) {} if (f.isFile()) {}")).isNull();
    assertThat(key("if (f.exists()) {} if (i > 0) {} if (i > 0) {}")).isNull();
    assertThat(key("if (i++ > 0) {} if (i++ > 0) {}")).isNull();
    assertThat(key("if (f.renameTo(f, f)) {} if (f.renameTo(f, f)) {}")).isNull();
    assertThat(key("if (new File(\"a\").exists()) {} if (new File(\"a\").exists()) {}")).isNull();
    assertThat(key("if (f.exists()) {} while (f.exists()) {}")).isNull();
    String many = "f.exists() == " + "f.exists() == ".repeat(20) + "done";
    assertThat(key("if (" + many + ") {} if (" + many + ") {}")).isNull();
  }

  @Test
  void aConditionIsVoidWhenAVariableInItChanges() {
    Code code = Code.body("if (f.exists() == done) {} if (f.exists() == done) {}");
    Relevance relevance = of(code);
    relevance.key(((Stmt.If) code.body().statements().get(0)).condition());

    assertThat(relevance.keysWith("f")).containsExactly("f.exists()==done");
    assertThat(relevance.keysWith("done")).containsExactly("f.exists()==done");
    assertThat(relevance.keysWith("i")).isEmpty();
  }
}
