package dev.watertight.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.watertight.javac.AttributedUnits;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compiler's tree must show before a file is looked into for dialogs. */
final class DialogSignsTest {
  private static final String FILE =
      """
      import java.util.*;
      class A {
        enum State { IDLE, NAME }
        static class UserState { State state; void clear() { } void setStep(State s) { } }
        static class Store { void update(long chat, State s) { } void remove(Object o) { } }
        Map<Long, State> known = new HashMap<>();
        Map<Long, String> names = new HashMap<>();
        Map<Long, String> dialogs = new HashMap<>();
        Store store = new Store();
        List<String> lines = new ArrayList<>();
        UserState of(long chat) { return new UserState(); }
        void handle(long chatId, long order, UserState ctx, State next) {
          %s
        }
        void dropAll(long chatId) { }
        void cancelDialog() { }
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "known.remove(chatId);",
        "names.remove(chatId);",
        "known.put(chatId, State.IDLE);",
        "dialogs.put(chatId, null);",
        "dropAll(chatId);",
        "ctx.clear();",
        "of(order).clear();",
        "ctx.setStep(State.IDLE);",
        "ctx.state = State.IDLE;",
        "this.cancelDialog();",
        "Runnable r = () -> known.remove(Long.valueOf(chatId));",
        "unknown.clear();",
        "store.remove(\"k\" + chatId);",
      })
  void shown(String statement) throws IOException {
    assertThat(mayClear(statement, new DialogSigns(false))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lines.clear();",
        "lines.remove(0);",
        "names.put(chatId, \"Ann\");",
        "names.remove(order);",
        "store.update(chatId, next);",
        "names.get(chatId);",
        "lines.add(\"state\");",
        "State state = State.IDLE;",
        "state(chatId);",
      })
  void not_shown(String statement) throws IOException {
    assertThat(mayClear(statement, new DialogSigns(false))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = "lines.clear();")
  void a_configuration_may_name_anything(String statement) throws IOException {
    assertThat(mayClear(statement, new DialogSigns(true))).isTrue();
  }

  private static boolean mayClear(String statement, DialogSigns signs) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return FILE.formatted(statement);
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, d -> {}, List.of("-proc:none"), null, List.of(file));
    CompilationUnitTree unit = task.parse().iterator().next();
    task.analyze();
    return new AttributedUnits(
            Trees.instance(task), task.getElements(), task.getTypes(), type -> true)
        .mayClear(unit, signs);
  }
}
