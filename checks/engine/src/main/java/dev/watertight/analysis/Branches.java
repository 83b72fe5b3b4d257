package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits states by a condition, with what each side then knows of variables. */
final class Branches {
  private static final Set<String> TRUE_WHEN_CLOSED =
      Set.of("isClosed", "isShutdown", "isTerminated", "isShutDown", "isDisposed", "isStopped");
  private static final Set<String> TRUE_WHEN_OPEN =
      Set.of("isOpen", "isConnected", "isActive", "isRunning", "isValid", "isStarted", "isAlive");

  /** The states on both sides. */
  record Split(Collection<State> whenTrue, Collection<State> whenFalse) {
    Split() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    Split swapped() {
      return new Split(whenFalse, whenTrue);
    }

    void add(State state, Value value) {
      if (value != Value.FALSE) {
        whenTrue.add(state);
      }
      if (value != Value.TRUE) {
        whenFalse.add(state);
      }
    }
  }

  private final Body body;
  private final Evaluator evaluator;

  Branches(Body body, Evaluator evaluator) {
    this.body = body;
    this.evaluator = evaluator;
  }

  Split split(Expr condition, Collection<State> states, WaysOut out) {
    Split all = new Split();
    for (State state : states) {
      Split split = split(condition, state, out);
      all.whenTrue.addAll(split.whenTrue);
      all.whenFalse.addAll(split.whenFalse);
    }
    return new Split(States.limited(all.whenTrue), States.limited(all.whenFalse));
  }

  private Split split(Expr condition, State state, WaysOut out) {
    body.step();
    if (condition instanceof Expr.Unary x && x.operator().equals("!")) {
      return split(x.operand(), state, out).swapped();
    }
    if (condition instanceof Expr.Binary x) {
      switch (x.operator()) {
        case "&&" -> {
          Split left = split(x.left(), state, out);
          Split right = split(x.right(), left.whenTrue, out);
          Split both = new Split();
          both.whenTrue.addAll(right.whenTrue);
          both.whenFalse.addAll(left.whenFalse);
          both.whenFalse.addAll(right.whenFalse);
          return both;
        }
        case "||" -> {
          Split left = split(x.left(), state, out);
          Split right = split(x.right(), left.whenFalse, out);
          Split either = new Split();
          either.whenTrue.addAll(left.whenTrue);
          either.whenTrue.addAll(right.whenTrue);
          either.whenFalse.addAll(right.whenFalse);
          return either;
        }
        case "==", "!=" -> {
          Expr operand = comparedWithNull(x);
          if (operand != null) {
            Split isNull = nullTest(operand, state, out);
            return x.operator().equals("==") ? isNull : isNull.swapped();
          }
        }
        default -> {}
      }
    }
    if (condition instanceof Expr.Call call) {
      Split known = call(call, state, out);
      if (known != null) {
        return known;
      }
    }
    if (condition instanceof Expr.InstanceOf test) {
      return instanceOf(test, state, out);
    }
    Object constant = body.typing.constant(condition);
    Split split = new Split();
    if (constant instanceof Boolean truth) {
      split.add(state, Value.of(truth));
      return split;
    }
    for (Outcome outcome : evaluator.eval(condition, state, out)) {
      remember(condition, outcome, split);
    }
    return split;
  }

  private void remember(Expr condition, Outcome outcome, Split split) {
    if (outcome.value() == Value.TRUE || outcome.value() == Value.FALSE) {
      split.add(outcome.state(), outcome.value());
      return;
    }
    Variable variable = body.typing.variable(condition);
    Object key =
        variable != null && body.relevance.isFlag(variable)
            ? variable
            : body.relevance.key(condition);
    if (key == null) {
      split.add(outcome.state(), Value.UNKNOWN);
      return;
    }
    Value known = outcome.state().get(key);
    if (known == Value.TRUE || known == Value.FALSE) {
      split.add(outcome.state(), known);
    } else {
      split.whenTrue.add(outcome.state().with(key, Value.TRUE));
      split.whenFalse.add(outcome.state().with(key, Value.FALSE));
    }
  }

  private static @Nullable Expr comparedWithNull(Expr.Binary x) {
    if (x.right() instanceof Expr.Literal literal && literal.isNull()) {
      return x.left();
    }
    return x.left() instanceof Expr.Literal literal && literal.isNull() ? x.right() : null;
  }

  /** Splits by {@code operand == null}. */
  private Split nullTest(Expr operand, State state, WaysOut out) {
    Split split = new Split();
    Expr named = operand instanceof Expr.Assign assign ? assign.target() : operand;
    Variable variable = body.typing.variable(named);
    for (Outcome outcome : evaluator.eval(operand, state, out)) {
      if (outcome.value() == Value.NULL) {
        split.whenTrue.add(outcome.state());
      } else if (outcome.value().isNonNull()) {
        split.whenFalse.add(outcome.state());
      } else if (variable != null && body.relevance.isNullTested(variable)) {
        split.whenTrue.add(outcome.state().with(variable, Value.NULL));
        split.whenFalse.add(outcome.state().with(variable, Value.NON_NULL));
      } else {
        split.add(outcome.state(), Value.UNKNOWN);
      }
    }
    return split;
  }

  private Split instanceOf(Expr.InstanceOf test, State state, WaysOut out) {
    Split split = new Split();
    for (Outcome outcome : evaluator.eval(test.operand(), state, out)) {
      State matched = evaluator.bind(test.pattern(), outcome);
      if (outcome.value() instanceof Value.Handle) {
        split.whenTrue.add(matched);
      } else {
        if (outcome.value() != Value.NULL) {
          split.whenTrue.add(matched);
        }
        split.whenFalse.add(outcome.state());
      }
    }
    return split;
  }

  /** Splits by a call that tells something; null for any other. */
  private @Nullable Split call(Expr.Call call, State state, WaysOut out) {
    List<Expr> arguments = call.arguments();
    if (arguments.size() == 1 && call.name().equals("isNull")) {
      return nullTest(arguments.get(0), state, out);
    }
    if (arguments.size() == 1 && call.name().equals("nonNull")) {
      return nullTest(arguments.get(0), state, out).swapped();
    }
    boolean whenClosed = TRUE_WHEN_CLOSED.contains(call.name());
    if (call.target() == null || !whenClosed && !TRUE_WHEN_OPEN.contains(call.name())) {
      return null;
    }
    Split split = new Split();
    for (Outcome target : evaluator.eval(call.target(), state, out)) {
      List<State> behind = new ArrayList<>(List.of(target.state()));
      if (target.value() instanceof Value.Handle handle) {
        State closed = target.state().handedOver(handle.ids());
        (whenClosed ? split.whenTrue : split.whenFalse).add(closed);
        (whenClosed ? split.whenFalse : split.whenTrue).addAll(behind);
      } else {
        split.whenTrue.addAll(behind);
        split.whenFalse.addAll(behind);
      }
    }
    return split;
  }
}
