package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is worth remembering in one body: variables compared with null, boolean variables that are
 * tested, and conditions that are tested more than once.
 */
final class Relevance {
  private final SourceFile file;
  private final Set<Variable> nullTested = new HashSet<>();
  private final Set<Variable> flags = new HashSet<>();
  private final Set<Variable> closed = new HashSet<>();
  private final Map<String, Integer> conditions = new HashMap<>();
  private final Map<String, Set<String>> conditionsByName = new HashMap<>();

  private Relevance(SourceFile file) {
    this.file = file;
  }

  static Relevance of(SourceFile file, Typing typing, List<Stmt> body) {
    Relevance relevance = new Relevance(file);
    for (Stmt stmt : body) {
      Nodes.statements(stmt, s -> relevance.statement(s, typing));
      Nodes.expressions(stmt, false, e -> relevance.expression(e, typing));
    }
    return relevance;
  }

  private void statement(Stmt s, Typing typing) {
    if (s instanceof Stmt.If x) {
      condition(x.condition(), typing);
    } else if (s instanceof Stmt.While x) {
      loopCondition(x.condition(), typing);
    } else if (s instanceof Stmt.DoWhile x) {
      loopCondition(x.condition(), typing);
    } else if (s instanceof Stmt.For x && x.condition() != null) {
      loopCondition(x.condition(), typing);
    }
  }

  /** Of what a loop tests only variables are remembered: the rest changes from round to round. */
  private void loopCondition(Expr e, Typing typing) {
    if (e instanceof Expr.Unary x && x.operator().equals("!")) {
      loopCondition(x.operand(), typing);
    } else if (e instanceof Expr.Binary x
        && (x.operator().equals("&&") || x.operator().equals("||"))) {
      loopCondition(x.left(), typing);
      loopCondition(x.right(), typing);
    } else {
      Variable variable = typing.variable(e);
      if (variable != null) {
        flags.add(variable);
      }
    }
  }

  private void expression(Expr e, Typing typing) {
    if (e instanceof Expr.Conditional x) {
      condition(x.condition(), typing);
    } else if (e instanceof Expr.Binary x && isEquality(x)) {
      tested(x.left(), x.right(), typing);
      tested(x.right(), x.left(), typing);
    } else if (e instanceof Expr.InstanceOf x) {
      tested(x.operand(), null, typing);
    } else if (e instanceof Expr.Call x
        && x.arguments().size() == 1
        && (x.name().equals("nonNull") || x.name().equals("isNull"))) {
      tested(x.arguments().get(0), null, typing);
    } else if (e instanceof Expr.Call x
        && x.name().equals("close")
        && x.arguments().isEmpty()
        && x.target() != null) {
      Variable variable = typing.variable(x.target());
      if (variable != null) {
        closed.add(variable);
      }
    }
  }

  private static boolean isEquality(Expr.Binary x) {
    return x.operator().equals("==") || x.operator().equals("!=");
  }

  private void tested(Expr operand, @Nullable Expr against, Typing typing) {
    if (against != null && !(against instanceof Expr.Literal literal && literal.isNull())) {
      return;
    }
    Expr named = operand instanceof Expr.Assign assign ? assign.target() : operand;
    Variable variable = typing.variable(named);
    if (variable != null) {
      nullTested.add(variable);
    }
  }

  private void condition(Expr e, Typing typing) {
    if (e instanceof Expr.Unary x && x.operator().equals("!")) {
      condition(x.operand(), typing);
    } else if (e instanceof Expr.Binary x
        && (x.operator().equals("&&") || x.operator().equals("||"))) {
      condition(x.left(), typing);
      condition(x.right(), typing);
    } else {
      Variable variable = typing.variable(e);
      if (variable != null) {
        flags.add(variable);
      } else if (isPure(e)) {
        conditions.merge(text(e), 1, Integer::sum);
      }
    }
  }

  /** Whether evaluating it twice gives the same, as far as a reader of the code would assume. */
  private static boolean isPure(Expr e) {
    boolean[] pure = {true};
    Nodes.expressions(
        e,
        false,
        x ->
            pure[0] &=
                x instanceof Expr.Name
                    || x instanceof Expr.Select
                    || x instanceof Expr.Literal
                    || x instanceof Expr.This
                    || x instanceof Expr.Binary
                    || x instanceof Expr.InstanceOf
                    || x instanceof Expr.Call call && call.arguments().size() <= 1
                    || x instanceof Expr.Unary unary && unary.operator().length() == 1);
    return pure[0] && e.place().end() - e.place().start() < 200;
  }

  /** Whether the body closes what this variable holds, somewhere. */
  boolean isClosed(Variable variable) {
    return closed.contains(variable);
  }

  boolean isNullTested(Variable variable) {
    return nullTested.contains(variable);
  }

  boolean isFlag(Variable variable) {
    return flags.contains(variable);
  }

  /** The key of a condition that is worth remembering, null for one that is not. */
  @Nullable String key(Expr condition) {
    if (conditions.isEmpty() || !isPure(condition)) {
      return null;
    }
    String text = text(condition);
    if (conditions.getOrDefault(text, 0) < 2) {
      return null;
    }
    Nodes.expressions(
        condition,
        false,
        x -> {
          if (x instanceof Expr.Name name) {
            conditionsByName.computeIfAbsent(name.identifier(), n -> new HashSet<>()).add(text);
          }
        });
    return text;
  }

  /** Conditions that mention a name and are void once the variable changes. */
  Set<String> keysWith(String name) {
    return conditionsByName.getOrDefault(name, Set.of());
  }

  private String text(Expr e) {
    int end = Math.min(e.place().end(), file.text().length());
    StringBuilder text = new StringBuilder();
    for (int i = Math.min(e.place().start(), end); i < end; i++) {
      char c = file.text().charAt(i);
      if (!Character.isWhitespace(c)) {
        text.append(c);
      }
    }
    return text.toString();
  }
}
