package dev.watertight.scan.source;

import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.watertight.model.Expr;
import dev.watertight.model.Pattern;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Lowers the cases of a switch. */
final class SwitchLowering {
  private final Lowering lowering;
  private final boolean hasValue;

  SwitchLowering(Lowering lowering, boolean hasValue) {
    this.lowering = lowering;
    this.hasValue = hasValue;
  }

  List<Stmt.Case> cases(List<SwitchEntry> entries) {
    return entries.stream().map(this::lower).toList();
  }

  private Stmt.Case lower(SwitchEntry entry) {
    List<Expr> labels = new ArrayList<>(1);
    List<Pattern> patterns = new ArrayList<>(0);
    PatternLowering patternLowering = new PatternLowering(lowering);
    for (Expression label : entry.getLabels()) {
      if (label instanceof ComponentPatternExpr pattern) {
        patterns.add(patternLowering.lower(pattern));
      } else {
        labels.add(lowering.expression(label));
      }
    }
    Expression guard = entry.getGuard().orElse(null);
    Expr loweredGuard = guard == null ? null : lowering.expression(guard);
    List<Stmt> body = body(entry);
    Place written = lowering.places().of(entry);
    // A local variable at the end leaves its semicolon out.
    int end = body.isEmpty() ? written.end() : body.get(body.size() - 1).place().end();
    return new Stmt.Case(
        new Place(written.start(), end),
        List.copyOf(labels),
        List.copyOf(patterns),
        entry.isDefault(),
        loweredGuard,
        entry.getType() != SwitchEntry.Type.STATEMENT_GROUP,
        body);
  }

  private List<Stmt> body(SwitchEntry entry) {
    if (hasValue && entry.getType() == SwitchEntry.Type.EXPRESSION) {
      Expression value = entry.getStatements().get(0).asExpressionStmt().getExpression();
      return List.of(
          new Stmt.Yield(
              lowering.places().of(entry.getStatements().get(0)), lowering.expression(value)));
    }
    return lowering.statements().all(entry.getStatements());
  }
}
