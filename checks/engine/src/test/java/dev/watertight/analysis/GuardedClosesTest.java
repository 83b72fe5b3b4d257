package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Stmt;
import dev.watertight.types.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where all that closes a field stands on one side of a condition, the other leaves it alone. */
final class GuardedClosesTest {
  private static final int ID = 7;

  /** What the first statement, a condition, leaves to others when it is true and when not. */
  private static String left(String statements) {
    Code code = Code.body(statements);
    Variable field = code.typing().info(code.file().types().get(0)).field("field");
    GuardedCloses guarded = new GuardedCloses();
    guarded.add(code.body(), field, ID, code.typing());
    Stmt.If condition = (Stmt.If) code.body().statements().get(0);
    return guarded.leftTo(condition, true) + " " + guarded.leftTo(condition, false);
  }

  @Test
  void closedWhereTheConditionHolds() {
    assertThat(left("if (done) { field.close(); }")).isEqualTo("[] [7]");
    assertThat(left("if (done) { use(in); field.close(); } else { use(in); }")).isEqualTo("[] [7]");
    assertThat(left("if (done) { field.close(); field.close(); }")).isEqualTo("[] [7]");
  }

  @Test
  void closedWhereItDoesNot() {
    assertThat(left("if (done) { return; } else { field.close(); }")).isEqualTo("[7] []");
  }

  @Test
  void closedOnBothSidesOrBehind() {
    assertThat(left("if (done) { field.close(); } else { field.close(); }")).isEqualTo("[] []");
    assertThat(left("if (done) { field.close(); } field.close();")).isEqualTo("[] []");
    assertThat(left("if (done) { use(in); } field.close();")).isEqualTo("[] []");
  }

  @Test
  void closingSomethingElseIsNoMatter() {
    assertThat(left("if (done) { in.close(); } field.close();")).isEqualTo("[] []");
    assertThat(left("if (done) { close(); } field.close();")).isEqualTo("[] []");
    assertThat(left("if (done) { field.read(); } field.close();")).isEqualTo("[] []");
    assertThat(left("if (done) { in.close(); field.close(); } field.read();")).isEqualTo("[] [7]");
  }

  @Test
  void severalFieldsAreKeptApart() {
    Code code = Code.body("if (done) { field.close(); shared.close(); }");
    GuardedCloses guarded = new GuardedCloses();
    int id = 1;
    for (String name : List.of("field", "shared")) {
      Variable field = code.typing().info(code.file().types().get(0)).field(name);
      guarded.add(code.body(), field, id++, code.typing());
    }
    assertThat(guarded.leftTo((Stmt.If) code.body().statements().get(0), false))
        .containsExactlyInAnyOrder(1, 2);
  }
}
