package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Pattern;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.types.Answer;
import dev.watertight.types.Type;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements over states: from the states before a statement to those behind it, and to those
 * on each abrupt way out.
 */
final class Interpreter {
  /** Rounds of a loop after which nothing new is expected any more. */
  private static final int ROUNDS = 6;

  private final Body body;
  private final Evaluator evaluator;
  private final List<Tag> tags = new ArrayList<>();

  /** A way out that waits for a finally block. */
  private record Tag(WayOut way, Value value, Place place) {}

  Interpreter(Body body) {
    this.body = body;
    this.evaluator = new Evaluator(body, this);
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Collection<State> run(Stmt s, Collection<State> in, WaysOut out) {
    if (in.isEmpty()) {
      return in;
    }
    body.step();
    return States.limited(execute(s, in, out));
  }

  private Collection<State> execute(Stmt s, Collection<State> in, WaysOut out) {
    if (s instanceof Stmt.Block x) {
      return block(x.statements(), in, out);
    } else if (s instanceof Stmt.Expression x) {
      return states(evaluate(x.expression(), in, out));
    } else if (s instanceof Stmt.Local x) {
      return local(x, in, out);
    } else if (s instanceof Stmt.If x) {
      return branch(x, in, out);
    } else if (s instanceof Stmt.Return x) {
      Expr value = x.value();
      for (Outcome o : value == null ? valueless(in) : evaluate(value, in, out)) {
        State state =
            o.value() instanceof Value.ColdClose
                ? body.handedOver(o.value(), o.state())
                : o.state();
        out.take(WayOut.RETURN, state, o.value(), x.place());
      }
      return List.of();
    } else if (s instanceof Stmt.Try x) {
      return tryStatement(x, in, out);
    } else if (s instanceof Stmt.Throw x) {
      thrown(x, in, out);
      return List.of();
    } else if (s instanceof Stmt.ForEach x) {
      return forEach(x, null, in, out);
    } else if (s instanceof Stmt.While x) {
      return loop(null, x.condition(), true, x.body(), List.of(), in, out);
    } else if (s instanceof Stmt.DoWhile x) {
      return loop(null, x.condition(), false, x.body(), List.of(), in, out);
    } else if (s instanceof Stmt.For x) {
      return forLoop(x, null, in, out);
    } else if (s instanceof Stmt.Labeled x) {
      return labeled(x, in, out);
    } else if (s instanceof Stmt.Switch x) {
      return switchStatement(x, in, out);
    } else if (s instanceof Stmt.Synchronized x) {
      return run(x.body(), states(evaluate(x.lock(), in, out)), out);
    } else if (s instanceof Stmt.Break x) {
      in.forEach(state -> out.take(WayOut.breaking(x.label()), state, x.place()));
      return List.of();
    } else if (s instanceof Stmt.Continue x) {
      in.forEach(state -> out.take(WayOut.continuing(x.label()), state, x.place()));
      return List.of();
    } else if (s instanceof Stmt.Yield x) {
      for (Outcome o : evaluate(x.value(), in, out)) {
        out.take(WayOut.YIELD, o.state(), o.value(), x.place());
      }
      return List.of();
    } else if (s instanceof Stmt.LocalType x) {
      Set<State> after = new LinkedHashSet<>();
      in.forEach(state -> after.add(evaluator.declared(x.type(), state)));
      return after;
    } else if (s instanceof Stmt.Assert x) {
      return evaluator.branches().split(x.condition(), in, out).whenTrue();
    }
    return in;
  }

  private static List<Outcome> valueless(Collection<State> in) {
    return in.stream().map(s -> new Outcome(s, Value.UNKNOWN)).toList();
  }

  List<Outcome> evaluate(Expr e, Collection<State> in, WaysOut out) {
    List<Outcome> outcomes = new ArrayList<>();
    in.forEach(state -> outcomes.addAll(evaluator.eval(e, state, out)));
    return outcomes;
  }

  private static Collection<State> states(Collection<Outcome> outcomes) {
    Set<State> states = new LinkedHashSet<>();
    outcomes.forEach(o -> states.add(o.state()));
    return states;
  }

  private Collection<State> block(List<Stmt> statements, Collection<State> in, WaysOut out) {
    Collection<State> states = in;
    Set<Variable> declared = new HashSet<>();
    for (Stmt s : statements) {
      if (s instanceof Stmt.Local local) {
        declared.add(body.typing.declared(local));
      }
    }
    WaysOut inner = declared.isEmpty() ? out : new WaysOut();
    for (Stmt s : statements) {
      states = run(s, states, inner);
      if (states.isEmpty()) {
        break;
      }
    }
    if (inner != out) {
      // Whoever leaves the block leaves its variables behind.
      out.takeAll(inner.mapped(s -> s.without(declared)));
    }
    return without(declared, states);
  }

  private static Collection<State> without(Set<Variable> variables, Collection<State> states) {
    if (variables.isEmpty()) {
      return states;
    }
    Set<State> after = new LinkedHashSet<>();
    states.forEach(s -> after.add(s.without(variables)));
    return after;
  }

  private Collection<State> local(Stmt.Local x, Collection<State> in, WaysOut out) {
    Variable variable = body.typing.declared(x);
    Set<State> after = new LinkedHashSet<>();
    Expr initializer = x.initializer();
    if (initializer == null) {
      in.forEach(s -> after.add(evaluator.forget(variable, s)));
      return after;
    }
    for (Outcome o : evaluate(initializer, in, out)) {
      for (Outcome adopted : evaluator.adopted(variable, initializer, o)) {
        after.add(evaluator.set(variable, adopted.value(), adopted.state(), x.place()));
      }
    }
    return after;
  }

  private Collection<State> branch(Stmt.If x, Collection<State> in, WaysOut out) {
    Branches.Split split = evaluator.branches().split(x.condition(), in, out);
    Collection<State> whenFalse = left(x, false, split.whenFalse());
    Set<State> after = new LinkedHashSet<>(run(x.then(), left(x, true, split.whenTrue()), out));
    Stmt otherwise = x.otherwise();
    after.addAll(otherwise == null ? whenFalse : run(otherwise, whenFalse, out));
    return after;
  }

  /** What a closing method closes on the other side of a condition only is not its own here. */
  private Collection<State> left(Stmt.If x, boolean truth, Collection<State> states) {
    Set<Integer> ids = body.guarded().leftTo(x, truth);
    if (ids.isEmpty()) {
      return states;
    }
    Set<State> left = new LinkedHashSet<>();
    states.forEach(s -> left.add(s.handedOver(ids)));
    return left;
  }

  private void thrown(Stmt.Throw x, Collection<State> in, WaysOut out) {
    Type type = body.typing.typeOf(x.exception());
    for (Outcome o : evaluate(x.exception(), in, out)) {
      State state = body.handedOver(o.value(), o.state());
      out.take(WayOut.throwing(type, true), state, x.place());
    }
  }

  private Collection<State> labeled(Stmt.Labeled x, Collection<State> in, WaysOut out) {
    WaysOut inner = new WaysOut();
    Stmt s = x.body();
    Collection<State> end;
    if (s instanceof Stmt.ForEach loop) {
      end = forEach(loop, x.label(), in, inner);
    } else if (s instanceof Stmt.For loop) {
      end = forLoop(loop, x.label(), in, inner);
    } else if (s instanceof Stmt.While loop) {
      end = loop(x.label(), loop.condition(), true, loop.body(), List.of(), in, inner);
    } else if (s instanceof Stmt.DoWhile loop) {
      end = loop(x.label(), loop.condition(), false, loop.body(), List.of(), in, inner);
    } else {
      end = run(s, in, inner);
    }
    Set<State> after = new LinkedHashSet<>(end);
    after.addAll(inner.remove(WayOut.breaking(x.label())));
    out.takeAll(inner);
    return after;
  }

  private Collection<State> forLoop(
      Stmt.For x, @Nullable String label, Collection<State> in, WaysOut out) {
    Collection<State> states = in;
    Set<Variable> declared = new HashSet<>();
    for (Stmt initializer : x.initializers()) {
      if (initializer instanceof Stmt.Local local) {
        declared.add(body.typing.declared(local));
      }
      states = run(initializer, states, out);
    }
    return without(declared, loop(label, x.condition(), true, x.body(), x.updates(), states, out));
  }

  private Collection<State> loop(
      @Nullable String label,
      @Nullable Expr condition,
      boolean testedFirst,
      Stmt inner,
      List<Expr> updates,
      Collection<State> in,
      WaysOut out) {
    body.enterLoop();
    try {
      // What the body was entered with once is not run again: loops may be nested thirty deep.
      Set<State> tested = new HashSet<>();
      Set<State> entered = new HashSet<>();
      Set<State> after = new LinkedHashSet<>();
      Collection<State> entering = in;
      boolean first = true;
      for (int round = 0; round < ROUNDS && !entering.isEmpty(); round++) {
        Collection<State> into = new LinkedHashSet<>(entering);
        if (condition != null && (testedFirst || !first)) {
          Branches.Split split = evaluator.branches().split(condition, entering, out);
          after.addAll(first ? thatSkip(condition, split.whenFalse()) : split.whenFalse());
          into = new LinkedHashSet<>(split.whenTrue());
        }
        into.removeAll(entered);
        entered.addAll(into);
        WaysOut ways = new WaysOut();
        Set<State> behind = new LinkedHashSet<>(run(inner, into, ways));
        behind.addAll(ways.remove(WayOut.continuing(null)));
        if (label != null) {
          behind.addAll(ways.remove(WayOut.continuing(label)));
        }
        after.addAll(ways.remove(WayOut.breaking(null)));
        out.takeAll(ways);
        Collection<State> next = behind;
        for (Expr update : updates) {
          next = states(evaluate(update, next, out));
        }
        Set<State> fresh = new LinkedHashSet<>(next);
        fresh.removeIf(s -> !tested.add(s));
        entering = States.limited(fresh);
        first = false;
      }
      if (condition != null && !entering.isEmpty()) {
        after.addAll(evaluator.branches().split(condition, entering, out).whenFalse());
      }
      return after;
    } finally {
      body.leaveLoop();
    }
  }

  /**
   * A loop over something that holds open resources is taken to run at least once: the one who
   * filled it knows that it is not empty.
   */
  private Collection<State> thatSkip(Expr condition, Collection<State> states) {
    List<Variable> named = new ArrayList<>();
    dev.watertight.model.Nodes.expressions(
        condition,
        false,
        e -> {
          Variable variable = body.typing.variable(e);
          if (variable != null) {
            named.add(variable);
          }
        });
    return states.stream()
        .filter(s -> named.stream().noneMatch(v -> s.get(v) instanceof Value.Handle))
        .toList();
  }

  private Collection<State> forEach(
      Stmt.ForEach x, @Nullable String label, Collection<State> in, WaysOut out) {
    Variable variable = body.typing.declared(x.variable());
    Set<State> after = new LinkedHashSet<>();
    body.enterLoop();
    try {
      Collection<State> entering = new LinkedHashSet<>();
      Map<State, Value> elements = new LinkedHashMap<>();
      for (Outcome o : evaluate(x.iterable(), in, out)) {
        State state = evaluator.forget(variable, o.state());
        elements.put(state, o.value());
        if (!(o.value() instanceof Value.Handle)) {
          after.add(state);
        }
        entering.add(state);
      }
      Set<State> seen = new LinkedHashSet<>(entering);
      for (int round = 0; round < ROUNDS && !entering.isEmpty(); round++) {
        Set<State> into = new LinkedHashSet<>();
        for (State s : entering) {
          Value element = elements.getOrDefault(s, Value.UNKNOWN);
          Value held = element instanceof Value.Handle ? element : Value.UNKNOWN;
          into.add(evaluator.set(variable, held, s, x.variable().place()));
        }
        WaysOut ways = new WaysOut();
        Set<State> behind = new LinkedHashSet<>(run(x.body(), into, ways));
        behind.addAll(ways.remove(WayOut.continuing(null)));
        if (label != null) {
          behind.addAll(ways.remove(WayOut.continuing(label)));
        }
        after.addAll(without(Set.of(variable), ways.remove(WayOut.breaking(null))));
        out.takeAll(ways);
        Set<State> next = new LinkedHashSet<>(without(Set.of(variable), behind));
        after.addAll(next);
        next.removeAll(seen);
        seen.addAll(next);
        entering = States.limited(next);
      }
      return after;
    } finally {
      body.leaveLoop();
    }
  }

  private Collection<State> switchStatement(Stmt.Switch x, Collection<State> in, WaysOut out) {
    WaysOut inner = new WaysOut();
    Set<State> after = new LinkedHashSet<>();
    cases(x.cases(), evaluate(x.selector(), in, out), true, after, inner);
    after.addAll(inner.remove(WayOut.breaking(null)));
    out.takeAll(inner);
    return after;
  }

  List<Outcome> switchExpression(Expr.SwitchExpr x, State state, WaysOut out) {
    WaysOut inner = new WaysOut();
    cases(x.cases(), evaluator.eval(x.selector(), state, out), false, new HashSet<>(), inner);
    List<Outcome> outcomes = new ArrayList<>();
    inner
        .removeWithValues(WayOut.YIELD)
        .keySet()
        .forEach(t -> outcomes.add(new Outcome(t.state(), t.value())));
    out.takeAll(inner);
    return Evaluator.distinct(outcomes);
  }

  private void cases(
      List<Stmt.Case> cases,
      List<Outcome> selectors,
      boolean mayMatchNone,
      Collection<State> after,
      WaysOut inner) {
    Collection<State> falling = List.of();
    boolean hasDefault = false;
    for (Stmt.Case c : cases) {
      hasDefault |= c.isDefault() || !c.patterns().isEmpty() && c.guard() == null;
      Collection<State> entering = new LinkedHashSet<>(falling);
      for (Outcome selector : selectors) {
        State state = selector.state();
        for (Pattern pattern : c.patterns()) {
          state = evaluator.bind(pattern, new Outcome(state, selector.value()));
        }
        entering.add(state);
      }
      Expr guard = c.guard();
      if (guard != null) {
        entering = evaluator.branches().split(guard, entering, inner).whenTrue();
      }
      Collection<State> end = block(c.body(), States.limited(entering), inner);
      if (c.arrow()) {
        after.addAll(end);
      } else {
        falling = end;
      }
    }
    after.addAll(falling);
    if (mayMatchNone && !hasDefault) {
      after.addAll(states(selectors));
    }
  }

  private Collection<State> tryStatement(Stmt.Try x, Collection<State> in, WaysOut out) {
    WaysOut ways = new WaysOut();
    Collection<State> end = withResources(x, in, ways);
    Set<State> after = new LinkedHashSet<>(end);
    if (!x.catches().isEmpty()) {
      WaysOut uncaught = new WaysOut();
      after.addAll(catches(x.catches(), ways, uncaught));
      ways = uncaught;
    }
    Stmt.Block last = x.finallyBlock();
    if (last == null) {
      out.takeAll(ways);
      return after;
    }
    return finallyBlock(last, after, ways, out);
  }

  private Collection<State> withResources(Stmt.Try x, Collection<State> in, WaysOut out) {
    if (x.resources().isEmpty()) {
      return run(x.body(), in, out);
    }
    WaysOut ways = new WaysOut();
    Collection<State> states = in;
    Set<Variable> managed = new LinkedHashSet<>();
    for (Stmt resource : x.resources()) {
      if (resource instanceof Stmt.Local local) {
        states = run(local, states, ways);
        managed.add(body.typing.declared(local));
      } else if (resource instanceof Stmt.Expression named) {
        states = states(evaluate(named.expression(), states, ways));
        Variable variable = body.typing.variable(named.expression());
        if (variable != null) {
          managed.add(variable);
        }
      }
    }
    Collection<State> end = run(x.body(), states, ways);
    Set<State> after = new LinkedHashSet<>();
    end.forEach(s -> after.add(closed(managed, s)));
    out.takeAll(ways.mapped(s -> closed(managed, s)));
    after.forEach(s -> out.take(WayOut.throwing(Type.UNKNOWN, false), s, x.place()));
    return after;
  }

  private State closed(Set<Variable> managed, State state) {
    State closed = state;
    for (Variable variable : managed) {
      if (closed.get(variable) instanceof Value.Handle handle) {
        closed = body.released(handle, closed);
      }
      if (variable.kind() == Variable.Kind.RESOURCE) {
        closed = closed.with(variable, Value.UNKNOWN);
      }
    }
    return closed;
  }

  /** Runs the catch clauses on what was thrown; all else goes to {@code uncaught}. */
  private Collection<State> catches(List<Stmt.Catch> clauses, WaysOut ways, WaysOut uncaught) {
    List<Map<State, Place>> entering = new ArrayList<>();
    clauses.forEach(c -> entering.add(new LinkedHashMap<>()));
    ways.ways()
        .forEach(
            (way, taken) -> {
              Type thrown = way.thrown();
              if (way.kind() != WayOut.Kind.THROW || thrown == null) {
                uncaught.takeAll(way, taken);
              } else if (!dispatched(thrown, taken, clauses, ways, entering)) {
                uncaught.takeAll(way, taken);
              }
            });
    Set<State> after = new LinkedHashSet<>();
    for (int i = 0; i < clauses.size(); i++) {
      Stmt.Catch clause = clauses.get(i);
      Variable variable = body.typing.declared(clause);
      Set<State> states = new LinkedHashSet<>();
      entering
          .get(i)
          .forEach(
              (state, place) -> {
                body.thrownAt(state, place);
                states.add(state.changeAll(Held::thrown));
              });
      after.addAll(without(Set.of(variable), run(clause.body(), States.limited(states), uncaught)));
    }
    return after;
  }

  /** Sends what is thrown to the clauses that may catch it; whether it is certainly caught. */
  private boolean dispatched(
      Type thrown,
      Map<WaysOut.Taken, Place> taken,
      List<Stmt.Catch> clauses,
      WaysOut ways,
      List<Map<State, Place>> entering) {
    boolean guessed = false;
    for (int i = 0; i < clauses.size(); i++) {
      Answer caught = caught(thrown, clauses.get(i));
      boolean guess = thrown.isUnknown() && caught == Answer.UNKNOWN;
      if (caught == Answer.NO || (guess && isExplained(clauses.get(i), ways))) {
        continue;
      }
      Map<State, Place> into = entering.get(i);
      taken.forEach((t, place) -> into.putIfAbsent(t.state(), place));
      if (caught == Answer.YES) {
        return true;
      }
      guessed |= guess;
    }
    // Of an unresolved call nobody knows what it throws; a clause that nothing else needs says it.
    return guessed;
  }

  /** Whether some other call is known to throw what a clause is there for. */
  private boolean isExplained(Stmt.Catch clause, WaysOut ways) {
    for (WayOut way : ways.ways().keySet()) {
      Type thrown = way.thrown();
      if (thrown != null && !thrown.isUnknown() && caught(thrown, clause) == Answer.YES) {
        return true;
      }
    }
    return false;
  }

  private Answer caught(Type thrown, Stmt.Catch clause) {
    return body.summaries().escapes().risks().catches(clause, thrown, body.typing);
  }

  /**
   * Runs a finally block once over all ways that lead into it: each state carries the way on which
   * it came, and goes on there when the block ends.
   */
  private Collection<State> finallyBlock(
      Stmt.Block last, Collection<State> normal, WaysOut ways, WaysOut out) {
    Set<State> entering = new LinkedHashSet<>();
    int none = tag(WayOut.NORMAL, Value.UNKNOWN, last.place());
    normal.forEach(s -> entering.add(s.push(none)));
    ways.ways()
        .forEach(
            (way, taken) ->
                taken.forEach(
                    (t, place) -> {
                      boolean thrown = way.kind() == WayOut.Kind.THROW;
                      if (thrown) {
                        body.thrownAt(t.state(), place);
                      }
                      State state =
                          thrown && !way.explicit() ? t.state().changeAll(Held::thrown) : t.state();
                      entering.add(state.push(tag(way, t.value(), place)));
                    }));
    WaysOut inner = new WaysOut();
    Set<State> after = new LinkedHashSet<>();
    for (State s : run(last, entering, inner)) {
      Tag tag = tags.get(java.util.Objects.requireNonNull(s.pending()).tag());
      State resumed = s.pop();
      if (tag.way().kind() == WayOut.Kind.NORMAL) {
        after.add(resumed);
      } else {
        out.take(tag.way(), resumed, tag.value(), tag.place());
      }
    }
    // A finally block that leaves abruptly drops the way on which it was entered.
    out.takeAll(inner.mapped(State::pop));
    return after;
  }

  private int tag(WayOut way, Value value, Place place) {
    tags.add(new Tag(way, value, place));
    return tags.size() - 1;
  }
}
