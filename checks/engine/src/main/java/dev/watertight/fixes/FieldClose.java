package dev.watertight.fixes;

import dev.watertight.analysis.Leak;
import dev.watertight.model.Edit;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.Nodes;
import dev.watertight.model.Parameter;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import dev.watertight.types.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes a field where its class closes the others: in {@code close()} or before it is destroyed.
 */
final class FieldClose {
  private final Leak leak;
  private final SourceFile file;
  private final Typing typing;
  private final World world;
  private final Closers closers;

  FieldClose(Leak leak, SourceFile file, Typing typing, World world, Closers closers) {
    this.leak = leak;
    this.file = file;
    this.typing = typing;
    this.world = world;
    this.closers = closers;
  }

  @Nullable Edit edit() {
    for (TypeDecl type : Site.of(file, leak.created()).types()) {
      for (FieldDecl field : type.fields().toList()) {
        if (field.name().equals(leak.holder())) {
          return edit(type, field);
        }
      }
    }
    return null;
  }

  private @Nullable Edit edit(TypeDecl type, FieldDecl field) {
    Variable variable = typing.info(type).field(field.name());
    MethodDecl method = closing(type);
    if (variable == null
        || method == null
        || method.body() == null
        || method.isStatic()
        || !closers.isAutoCloseable(variable.type(), typing)) {
      return null;
    }
    List<Type> thrown = closers.thrown(variable.type());
    Site site = Site.of(file, method.body().place());
    if (thrown == null || !thrown.stream().allMatch(t -> site.handles(t, typing, world))) {
      return null;
    }
    if (hides(method, field.name()) || leaves(method.body())) {
      return null;
    }
    return edit(method.body(), field, unit(new Layout(file.text()), type, method));
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

  private @Nullable Edit edit(Stmt.Block body, FieldDecl field, String unit) {
    String name = field.name();
    boolean never =
        field.modifiers().contains(Modifier.FINAL) && field.initializer() instanceof Expr.New;
    Layout layout = new Layout(file.text());
    List<String> lines =
        never
            ? List.of(name + ".close();")
            : List.of("if (" + name + " != null) {", unit + name + ".close();", "}");
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
