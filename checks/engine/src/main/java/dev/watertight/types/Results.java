package dev.watertight.types;

import dev.watertight.model.Stmt;
import java.util.List;
import java.util.function.Consumer;

/** Visits the statements of a body, but not of the lambdas and classes in it. */
final class Results {
  private Results() {}

  static void of(Stmt statement, Consumer<Stmt> visitor) {
    visitor.accept(statement);
    if (statement instanceof Stmt.Block block) {
      all(block.statements(), visitor);
    } else if (statement instanceof Stmt.If branch) {
      of(branch.then(), visitor);
      if (branch.otherwise() != null) {
        of(branch.otherwise(), visitor);
      }
    } else if (statement instanceof Stmt.While loop) {
      of(loop.body(), visitor);
    } else if (statement instanceof Stmt.DoWhile loop) {
      of(loop.body(), visitor);
    } else if (statement instanceof Stmt.For loop) {
      of(loop.body(), visitor);
    } else if (statement instanceof Stmt.ForEach loop) {
      of(loop.body(), visitor);
    } else if (statement instanceof Stmt.Labeled labeled) {
      of(labeled.body(), visitor);
    } else if (statement instanceof Stmt.Synchronized s) {
      of(s.body(), visitor);
    } else if (statement instanceof Stmt.Switch s) {
      s.cases().forEach(branch -> all(branch.body(), visitor));
    } else if (statement instanceof Stmt.Try t) {
      of(t.body(), visitor);
      t.catches().forEach(clause -> of(clause.body(), visitor));
      if (t.finallyBlock() != null) {
        of(t.finallyBlock(), visitor);
      }
    }
  }

  private static void all(List<Stmt> statements, Consumer<Stmt> visitor) {
    for (Stmt statement : statements) {
      of(statement, visitor);
    }
  }
}
