package dev.watertight.fixes;

import dev.watertight.model.Edit;
import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves the clear of a dialog state into a finally block around the work before it. Only where both
 * are statements of one block, no other way out leads past the clear, and nobody around catches,
 * who may have kept the state on purpose.
 */
final class ClearInFinally {
  private final Expr clear;
  private final Place work;
  private final SourceFile file;
  private final Typing typing;

  ClearInFinally(Expr clear, Place work, SourceFile file, Typing typing) {
    this.clear = clear;
    this.work = work;
    this.file = file;
    this.typing = typing;
  }

  @Nullable Edit edit() {
    Site site = Site.of(file, clear.place());
    Stmt.Block block = site.block();
    if (block == null
        || !(site.statement() instanceof Stmt.Expression statement)
        || !statement.expression().place().equals(clear.place())
        || isCaught(site)) {
      return null;
    }
    List<Stmt> statements = block.statements();
    int last = statements.indexOf(statement);
    int first = 0;
    while (first < last && !statements.get(first).place().contains(work)) {
      first++;
    }
    if (first >= last || !isSafe(statements, first, last)) {
      return null;
    }
    Layout layout = new Layout(file.text());
    int to = layout.end(statement);
    int from = statement.place().start();
    int before = layout.end(statements.get(last - 1));
    if (to < 0 || before < 0 || layout.hasComment(before, from)) {
      return null;
    }
    String text = file.text().substring(from, to);
    BlockEdit edit = new BlockEdit(file, block);
    boolean done =
        text.lines().count() == 1
            && edit.removeLast(statement)
            && edit.tryFinally(first, last, List.of(text));
    return done ? edit.edit() : null;
  }

  private static boolean isCaught(Site site) {
    return site.path().stream()
        .anyMatch(node -> node instanceof Stmt.Try attempt && !attempt.catches().isEmpty());
  }

  private boolean isSafe(List<Stmt> statements, int first, int last) {
    List<Stmt> wrapped = statements.subList(first, last);
    Set<Variable> own = new HashSet<>();
    for (Stmt s : wrapped) {
      if (s instanceof Stmt.Local local) {
        own.add(typing.declared(local));
      }
      if (s instanceof Stmt.LocalType || hasOtherWay(s) || parses(s)) {
        return false;
      }
    }
    Set<Variable> cleared = named(statements.get(last));
    for (Stmt behind : statements.subList(last, statements.size())) {
      if (named(behind).stream().anyMatch(own::contains)) {
        return false;
      }
    }
    return wrapped.stream().noneMatch(s -> assigns(s, cleared));
  }

  /** Whether a statement may leave the block other than at its end or by a failure. */
  private static boolean hasOtherWay(Stmt s) {
    boolean[] found = {false};
    Nodes.statements(
        s,
        x ->
            found[0] |=
                x instanceof Stmt.Return
                    || x instanceof Stmt.Throw
                    || x instanceof Stmt.Break
                    || x instanceof Stmt.Continue
                    || x instanceof Stmt.Yield);
    return found[0];
  }

  /** Whether somebody who typed no number may be asked again by whoever catches that. */
  private static boolean parses(Stmt s) {
    boolean[] found = {false};
    Nodes.expressions(
        s,
        true,
        e ->
            found[0] |=
                e instanceof Expr.Call call
                    && (call.name().startsWith("parse") || call.name().equals("valueOf")));
    return found[0];
  }

  private Set<Variable> named(Stmt s) {
    Set<Variable> variables = new HashSet<>();
    Nodes.expressions(
        s,
        true,
        e -> {
          Variable variable = typing.variable(e);
          if (variable != null) {
            variables.add(variable);
          }
        });
    return variables;
  }

  private boolean assigns(Stmt s, Set<Variable> variables) {
    boolean[] found = {false};
    Nodes.expressions(
        s,
        true,
        e -> {
          if (e instanceof Expr.Assign assign) {
            Variable variable = typing.variable(assign.target());
            found[0] |= variable != null && variables.contains(variable);
          }
        });
    return found[0];
  }
}
