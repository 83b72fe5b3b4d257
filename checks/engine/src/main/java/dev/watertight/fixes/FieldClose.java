package dev.watertight.fixes;

import dev.watertight.model.Edit;
import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes a field where its class closes the others: in {@code close()} or before it is destroyed.
 */
final class FieldClose {
  private static final String SHUTDOWN = "shutdown()";

  private final SourceFile file;
  private final Typing typing;
  private final World world;
  private final Closers closers;

  FieldClose(SourceFile file, Typing typing, World world, Closers closers) {
    this.file = file;
    this.typing = typing;
    this.world = world;
    this.closers = closers;
  }

  /** The edit for a field that nothing in its class closes, null where there is none. */
  @Nullable Edit edit(Place filled, @Nullable String name) {
    OwnField field = OwnField.around(filled, name, file, typing);
    MethodDecl method = field == null ? null : closing(field.type());
    return field == null || method == null ? null : edit(field, method);
  }

  /**
   * The edit for a field that a method passes over which closes others, null where there is none.
   *
   * @param closer name of the method, which is known to be run
   */
  @Nullable Edit edit(Place filled, String name, String closer) {
    OwnField field = OwnField.around(filled, name, file, typing);
    MethodDecl method = field == null ? null : closing(field.type());
    return field == null
            || method == null
            || !method.name().equals(closer)
            || !field.holdsOnlyItsOwn(filled)
        ? null
        : edit(field, method);
  }

  private @Nullable Edit edit(OwnField field, MethodDecl method) {
    String call = closingCall(field.variable().type());
    if (call == null
        || method.body() == null
        || method.isStatic()
        || hides(method, field.name())
        || leaves(method.body())) {
      return null;
    }
    if (!call.equals(SHUTDOWN)) {
      List<Type> thrown = closers.thrown(field.variable().type());
      Site site = Site.of(file, method.body().place());
      if (thrown == null || !thrown.stream().allMatch(t -> site.handles(t, typing, world))) {
        return null;
      }
    }
    String unit = unit(new Layout(file.text()), field.type(), method);
    return edit(method.body(), field, call, unit);
  }

  /**
   * What closes a value on every JDK we run on; executors have no {@code close()} on the oldest.
   */
  private @Nullable String closingCall(Type type) {
    if (typing.isA(type, "java.util.concurrent.ExecutorService") == Answer.YES) {
      return SHUTDOWN;
    }
    return closers.isAutoCloseable(type, typing) ? "close()" : null;
  }

  private @Nullable MethodDecl closing(TypeDecl type) {
    MethodDecl found = null;
    for (MethodDecl method : type.methods().toList()) {
      boolean hook = method.annotations().stream().anyMatch(a -> a.name().endsWith("PreDestroy"));
      boolean close =
          method.name().equals("close")
              && typing.isA(Type.of(type.binaryName()), "java.lang.AutoCloseable") == Answer.YES;
      if (method.parameters().isEmpty() && !method.implied() && (hook || close)) {
        if (found != null) {
          return null;
        }
        found = method;
      }
    }
    return found;
  }

  private static boolean hides(MethodDecl method, String name) {
    boolean[] found = new boolean[1];
    Nodes.statements(
        method.body() == null ? new Stmt.Empty(method.place()) : method.body(),
        s -> found[0] |= s instanceof Stmt.Local local && local.name().equals(name));
    for (Parameter parameter : method.parameters()) {
      found[0] |= parameter.name().equals(name);
    }
    return found[0];
  }

  /** Whether the end of a body may be jumped over, or never come. */
  private static boolean leaves(Stmt.Block body) {
    boolean[] found = new boolean[1];
    Nodes.statements(
        body,
        s ->
            found[0] |=
                s instanceof Stmt.Return
                    || s instanceof Stmt.Throw
                    || s instanceof Stmt.While
                    || s instanceof Stmt.DoWhile
                    || s instanceof Stmt.For);
    return found[0];
  }

  private @Nullable Edit edit(Stmt.Block body, OwnField field, String call, String unit) {
    String close = field.name() + "." + call + ";";
    Layout layout = new Layout(file.text());
    List<String> lines =
        field.isNeverNull()
            ? List.of(close)
            : List.of("if (" + field.name() + " != null) {", unit + close, "}");
    BlockEdit edit = new BlockEdit(file, body);
    boolean done =
        mayThrow(body)
            ? edit.tryFinally(0, body.statements().size(), lines)
            : edit.append(lines, layout.indent(body.place().start()) + unit);
    return done ? edit.edit() : null;
  }

  /** By how much the file indents: how deep a method stands in its class. */
  private static String unit(Layout layout, TypeDecl type, MethodDecl method) {
    String inner = layout.indent(method.place().start());
    String outer = layout.indent(type.place().end() - 1);
    String unit = inner.startsWith(outer) ? inner.substring(outer.length()) : "";
    return unit.isEmpty() || unit.length() > 8 ? "    " : unit;
  }

  /** Whether an exception may jump over what follows. */
  private boolean mayThrow(Stmt.Block body) {
    boolean[] found = new boolean[1];
    Nodes.expressions(
        body,
        false,
        e -> {
          if (e instanceof Expr.Call || e instanceof Expr.New) {
            Invocation invocation = typing.invocation(e);
            found[0] |=
                invocation.method() == null
                    || !invocation.method().throwsTypes().isEmpty()
                    || e instanceof Expr.Call call && call.name().equals("close");
          }
        });
    return found[0];
  }
}
