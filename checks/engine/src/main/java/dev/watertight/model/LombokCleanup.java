package dev.watertight.model;

import java.util.ArrayList;
import java.util.List;

/** {@code @Cleanup}: what follows the variable in its block runs in a try that closes it. */
final class LombokCleanup {
  private LombokCleanup() {}

  static List<Stmt> appliedTo(List<Stmt> statements, LombokNames lombok) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof Stmt.Local local && !local.annotations().isEmpty()) {
        Annotation cleanup = lombok.find(local.annotations(), "Cleanup");
        if (cleanup != null) {
          List<Stmt> rest = statements.subList(i + 1, statements.size());
          List<Stmt> before = new ArrayList<>(statements.subList(0, i + 1));
          before.add(closing(local, cleanup, appliedTo(List.copyOf(rest), lombok)));
          return List.copyOf(before);
        }
      }
    }
    return statements;
  }

  private static Stmt closing(Stmt.Local local, Annotation cleanup, List<Stmt> rest) {
    Implied implied = new Implied(cleanup.place());
    Place covered =
        rest.isEmpty()
            ? cleanup.place()
            : new Place(rest.get(0).place().start(), rest.get(rest.size() - 1).place().end());
    Expr present =
        new Expr.Binary(
            cleanup.place(),
            "!=",
            implied.name(local.name()),
            new Expr.Literal(cleanup.place(), null));
    Stmt close =
        new Stmt.Expression(
            cleanup.place(), implied.call(implied.name(local.name()), method(cleanup), List.of()));
    Stmt closeIfPresent =
        new Stmt.If(cleanup.place(), present, implied.block(List.of(close)), null);
    return new Stmt.Try(
        covered,
        List.of(),
        new Stmt.Block(covered, rest),
        List.of(),
        implied.block(List.of(closeIfPresent)));
  }

  private static String method(Annotation cleanup) {
    return cleanup.values().get("value") instanceof Expr.Literal literal
            && literal.value() instanceof String name
        ? name
        : "close";
  }
}
