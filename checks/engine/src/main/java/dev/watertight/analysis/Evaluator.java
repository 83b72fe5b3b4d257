package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Pattern;
import dev.watertight.model.Place;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Type;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Evaluates expressions in evaluation order: what they open, close, hold and hand on. */
final class Evaluator {
  private final Body body;
  private final Interpreter interpreter;
  private final Branches branches;
  private final Calls calls;
  private final Captures captures;

  Evaluator(Body body, Interpreter interpreter) {
    this.body = body;
    this.interpreter = interpreter;
    this.branches = new Branches(body, this);
    this.captures = new Captures(body);
    this.calls = new Calls(body, this, captures);
  }

  Branches branches() {
    return branches;
  }

  Captures captures() {
    return captures;
  }

  /** All ways on from an expression. */
  List<Outcome> eval(Expr e, State state, WaysOut out) {
    body.step();
    if (e instanceof Expr.Call x) {
      return calls.call(x, state, out);
    } else if (e instanceof Expr.New x) {
      return calls.creation(x, state, out);
    } else if (e instanceof Expr.Literal x) {
      return one(state, literal(x));
    } else if (e instanceof Expr.Name || e instanceof Expr.Select) {
      return named(e, state, out);
    } else if (e instanceof Expr.Assign x) {
      return assignment(x, state, out);
    } else if (e instanceof Expr.Conditional x) {
      return conditional(x, state, out);
    } else if (e instanceof Expr.Cast x) {
      return eval(x.operand(), state, out);
    } else if (e instanceof Expr.Lambda x) {
      return one(captures.captured(x, state, false), Value.NON_NULL);
    } else if (e instanceof Expr.MethodRef x) {
      return one(captures.captured(x, eval(x.target(), state, out)), Value.NON_NULL);
    } else if (e instanceof Expr.NewArray x) {
      return array(x, state, out);
    } else if (e instanceof Expr.Index x) {
      return index(x, state, out);
    } else if (e instanceof Expr.SwitchExpr x) {
      return interpreter.switchExpression(x, state, out);
    } else if (e instanceof Expr.Binary x) {
      return binary(x, state, out);
    } else if (e instanceof Expr.Unary x) {
      return x.operator().equals("!") ? truth(x, state, out) : unary(x, state, out);
    } else if (e instanceof Expr.InstanceOf x) {
      return truth(x, state, out);
    } else if (e instanceof Expr.This || e instanceof Expr.Super) {
      return one(state, Value.NON_NULL);
    }
    return one(state, Value.UNKNOWN);
  }

  static List<Outcome> one(State state, Value value) {
    return List.of(new Outcome(state, value));
  }

  private static Value literal(Expr.Literal literal) {
    if (literal.isNull()) {
      return Value.NULL;
    }
    return literal.value() instanceof Boolean truth ? Value.of(truth) : Value.NON_NULL;
  }

  private List<Outcome> named(Expr e, State state, WaysOut out) {
    Variable variable = body.typing.variable(e);
    if (variable != null) {
      Value known = state.get(variable);
      if (known == Value.UNKNOWN && variable.isFinal()) {
        Object constant = body.typing.constant(e);
        if (constant instanceof Boolean truth) {
          known = Value.of(truth);
        }
      }
      return one(state, known);
    }
    if (e instanceof Expr.Select select && body.typing.typeNamed(select.target()) == null) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Outcome target : eval(select.target(), state, out)) {
        outcomes.add(new Outcome(target.state(), Value.UNKNOWN));
      }
      return outcomes;
    }
    return one(state, Value.UNKNOWN);
  }

  private List<Outcome> assignment(Expr.Assign x, State state, WaysOut out) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome before : targetParts(x.target(), state, out)) {
      for (Outcome value : eval(x.value(), before.state(), out)) {
        Variable variable = body.typing.variable(x.target());
        if (x.operator().equals("=")) {
          List<Outcome> values =
              variable == null ? List.of(value) : adopted(variable, x.value(), value);
          for (Outcome v : values) {
            outcomes.add(new Outcome(assigned(x.target(), v, x.place()), v.value()));
          }
        } else {
          State changed = value.state();
          outcomes.add(
              new Outcome(variable == null ? changed : forget(variable, changed), Value.UNKNOWN));
        }
      }
    }
    return outcomes;
  }

  private List<Outcome> targetParts(Expr target, State state, WaysOut out) {
    if (target instanceof Expr.Index x) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Outcome array : eval(x.array(), state, out)) {
        outcomes.addAll(eval(x.index(), array.state(), out));
      }
      return outcomes;
    }
    if (target instanceof Expr.Select x && body.typing.variable(target) == null) {
      return eval(x.target(), state, out);
    }
    return one(state, Value.UNKNOWN);
  }

  private State assigned(Expr target, Outcome value, Place place) {
    Variable variable = body.typing.variable(target);
    if (target instanceof Expr.Index element) {
      return storedInArray(element, value);
    }
    if (variable == null) {
      return body.handedOver(value.value(), value.state());
    }
    if (!variable.isField()) {
      return set(variable, value.value(), value.state(), place);
    }
    boolean own =
        target instanceof Expr.Name
            || target instanceof Expr.Select select && select.target() instanceof Expr.This
            || variable.isStatic();
    return own ? field(variable, value, place) : body.handedOver(value.value(), value.state());
  }

  /** A field of this object or class takes a value: its owner has to close it from now on. */
  private State field(Variable variable, Outcome value, Place place) {
    State state = set(variable, value.value(), value.state(), place);
    if (!(value.value() instanceof Value.Handle handle)) {
      return body.handedOver(value.value(), state);
    }
    boolean constructing = !variable.isStatic() && variable.owner().equals(body.underConstruction);
    if (constructing) {
      return state.change(handle.ids(), Held::inField);
    }
    return body.handedOver(handle, state);
  }

  private State storedInArray(Expr.Index element, Outcome value) {
    Variable array = body.typing.variable(element.array());
    if (array == null || array.isField() || !(value.value() instanceof Value.Handle handle)) {
      return body.handedOver(value.value(), value.state());
    }
    Value held = value.state().get(array);
    return value
        .state()
        .with(array, held instanceof Value.Handle before ? before.with(handle) : handle);
  }

  /**
   * What a variable holds that is initialised with something nobody knows: perhaps a resource that
   * has to be closed here.
   */
  List<Outcome> adopted(Variable variable, Expr initializer, Outcome outcome) {
    if (outcome.value() != Value.UNKNOWN && outcome.value() != Value.NON_NULL
        || variable.isField()) {
      return List.of(outcome);
    }
    Expr source = initializer;
    while (source instanceof Expr.Cast cast) {
      source = cast.operand();
    }
    Birth birth = calls.adopted(variable, source);
    if (birth == null) {
      return List.of(outcome);
    }
    State with = body.born(source, birth, Held.FRESH, outcome.state());
    Outcome opened = new Outcome(with, Value.Handle.of(body.idOf(source)));
    return birth.nullable()
        ? List.of(opened, new Outcome(outcome.state(), Value.NULL))
        : List.of(opened);
  }

  /** A variable takes a value and drops what it held. */
  State set(Variable variable, Value value, State state, Place place) {
    Value old = state.get(variable);
    State changed = forget(variable, state);
    if (isWorthKeeping(variable, value)) {
      changed = changed.with(variable, value);
    }
    if (value instanceof Value.Handle handle) {
      body.holds(variable, handle);
    }
    if (old instanceof Value.Handle dropped) {
      for (int id : dropped.ids()) {
        if (changed.isOpen(id) && !changed.isReachable(id) && !isPartOf(id, value)) {
          body.lost(id, place, changed);
          changed = changed.ended(Set.of(id));
        }
      }
    }
    return changed;
  }

  private static boolean isPartOf(int id, Value value) {
    return value instanceof Value.Handle handle && handle.ids().contains(id);
  }

  private boolean isWorthKeeping(Variable variable, Value value) {
    if (value instanceof Value.Handle || value instanceof Value.ColdClose) {
      return true;
    }
    if (value == Value.TRUE || value == Value.FALSE) {
      return body.relevance.isFlag(variable);
    }
    return value != Value.UNKNOWN && body.relevance.isNullTested(variable);
  }

  /** A variable changes: what was known of it, and of conditions over it, is void. */
  State forget(Variable variable, State state) {
    State changed = state.with(variable, Value.UNKNOWN);
    for (String key : body.relevance.keysWith(variable.name())) {
      changed = changed.with(key, Value.UNKNOWN);
    }
    return changed;
  }

  private List<Outcome> conditional(Expr.Conditional x, State state, WaysOut out) {
    Branches.Split split = branches.split(x.condition(), List.of(state), out);
    List<Outcome> outcomes = new ArrayList<>();
    for (State s : split.whenTrue()) {
      outcomes.addAll(eval(x.whenTrue(), s, out));
    }
    for (State s : split.whenFalse()) {
      outcomes.addAll(eval(x.whenFalse(), s, out));
    }
    return distinct(outcomes);
  }

  private List<Outcome> truth(Expr e, State state, WaysOut out) {
    Branches.Split split = branches.split(e, List.of(state), out);
    if (List.copyOf(split.whenTrue()).equals(List.copyOf(split.whenFalse()))) {
      return outcomes(split.whenTrue(), Value.UNKNOWN);
    }
    List<Outcome> outcomes = new ArrayList<>(outcomes(split.whenTrue(), Value.TRUE));
    outcomes.addAll(outcomes(split.whenFalse(), Value.FALSE));
    return outcomes;
  }

  private static List<Outcome> outcomes(Collection<State> states, Value value) {
    return states.stream().map(s -> new Outcome(s, value)).toList();
  }

  private List<Outcome> binary(Expr.Binary x, State state, WaysOut out) {
    switch (x.operator()) {
      case "&&", "||", "==", "!=" -> {
        return comparison(x, state, out);
      }
      default -> {}
    }
    // Concatenations are nested thousands deep to the left, so the left spine is a loop.
    List<Expr> operands = new ArrayList<>();
    Expr left = x;
    while (left instanceof Expr.Binary b && !isTruth(b.operator())) {
      operands.add(b.right());
      left = b.left();
    }
    Collection<State> states = new LinkedHashSet<>();
    eval(left, state, out).forEach(o -> states.add(o.state()));
    for (int i = operands.size() - 1; i >= 0; i--) {
      Collection<State> next = new LinkedHashSet<>();
      for (State s : states) {
        eval(operands.get(i), s, out).forEach(o -> next.add(o.state()));
      }
      states.clear();
      states.addAll(States.limited(next));
    }
    return outcomes(states, Value.UNKNOWN);
  }

  private static boolean isTruth(String operator) {
    return switch (operator) {
      case "&&", "||", "==", "!=" -> true;
      default -> false;
    };
  }

  private List<Outcome> comparison(Expr.Binary x, State state, WaysOut out) {
    boolean comparison = x.operator().equals("==") || x.operator().equals("!=");
    if (comparison && !isNull(x.left()) && !isNull(x.right())) {
      Collection<State> states = new LinkedHashSet<>();
      for (Outcome left : eval(x.left(), state, out)) {
        eval(x.right(), left.state(), out).forEach(o -> states.add(o.state()));
      }
      return outcomes(states, Value.UNKNOWN);
    }
    return truth(x, state, out);
  }

  private static boolean isNull(Expr e) {
    return e instanceof Expr.Literal literal && literal.isNull();
  }

  private List<Outcome> unary(Expr.Unary x, State state, WaysOut out) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean changes = x.operator().contains("++") || x.operator().contains("--");
    for (Outcome operand : eval(x.operand(), state, out)) {
      Variable variable = changes ? body.typing.variable(x.operand()) : null;
      State changed = variable == null ? operand.state() : forget(variable, operand.state());
      outcomes.add(new Outcome(changed, Value.UNKNOWN));
    }
    return outcomes;
  }

  private List<Outcome> array(Expr.NewArray x, State state, WaysOut out) {
    List<Expr> parts = new ArrayList<>(x.dimensions());
    List<Expr> elements = x.elements();
    if (elements != null) {
      parts.addAll(elements);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Arguments arguments : evalAll(parts, state, out)) {
      Value value = Value.NON_NULL;
      for (Value element : arguments.values()) {
        if (element instanceof Value.Handle handle) {
          value = value instanceof Value.Handle all ? all.with(handle) : handle;
        }
      }
      outcomes.add(new Outcome(arguments.state(), value));
    }
    return outcomes;
  }

  private List<Outcome> index(Expr.Index x, State state, WaysOut out) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome array : eval(x.array(), state, out)) {
      for (Outcome index : eval(x.index(), array.state(), out)) {
        Value value = array.value() instanceof Value.Handle ? array.value() : Value.UNKNOWN;
        outcomes.add(new Outcome(index.state(), value));
      }
    }
    return outcomes;
  }

  /** One way through a list of expressions. */
  record Arguments(State state, List<Value> values) {}

  List<Arguments> evalAll(List<Expr> expressions, State state, WaysOut out) {
    List<Arguments> ways = List.of(new Arguments(state, List.of()));
    for (Expr e : expressions) {
      Set<Arguments> next = new LinkedHashSet<>();
      for (Arguments way : ways) {
        for (Outcome outcome : eval(e, way.state(), out)) {
          List<Value> values = new ArrayList<>(way.values());
          values.add(outcome.value());
          next.add(new Arguments(outcome.state(), values));
        }
      }
      ways = next.stream().limit(States.LIMIT).toList();
    }
    return ways;
  }

  /** Binds what a pattern names to the value that it matched. */
  State bind(Pattern pattern, Outcome matched) {
    if (pattern instanceof Pattern.OfType ofType) {
      Variable variable = body.typing.declared(ofType);
      if (variable != null) {
        return set(variable, matched.value(), matched.state(), pattern.place());
      }
    }
    return matched.state();
  }

  /** A class body that is declared here takes over what it mentions. */
  State declared(TypeDecl type, State state) {
    return captures.captured(type, state);
  }

  static List<Outcome> distinct(List<Outcome> outcomes) {
    return outcomes.size() < 2
        ? outcomes
        : new ArrayList<>(new LinkedHashSet<>(outcomes)).stream().limit(2 * States.LIMIT).toList();
  }

  /** Type of an expression as the analysis believes it. */
  Type typeOf(Expr e) {
    return body.typing.typeOf(e);
  }
}
