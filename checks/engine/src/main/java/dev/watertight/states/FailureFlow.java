package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the failures of a body's work to where they leave it. The normal way and every failure go
 * on until they meet a clear. For one body, once.
 */
final class FailureFlow {
  /** Bodies nested deeper than this are none that people write. */
  private static final int DEPTH = 200;

  private final Typing typing;
  private final RiskSource risks;
  private final Watched watched;
  private final Ways ways = new Ways();
  private final Frames frames;
  private final Jumps jumps;
  private int depth;

  FailureFlow(Typing typing, RiskSource risks, Catching catching, Watched watched) {
    this.typing = typing;
    this.risks = risks;
    this.watched = watched;
    this.frames = new Frames(typing, catching, ways, watched.forgivesInput());
    this.jumps = new Jumps(frames);
  }

  Ways run(Stmt.Block body) {
    end(statement(body, Flow.START, null));
    return ways;
  }

  private void end(Flow flow) {
    flow.after().forEach(frames::end);
  }

  private Flow statements(List<Stmt> statements, Flow before) {
    Flow flow = before;
    for (Stmt s : statements) {
      flow = statement(s, flow, null);
    }
    return flow;
  }

  private Flow statement(Stmt s, Flow before, @Nullable String label) {
    if (depth > DEPTH) {
      return Flow.NONE;
    }
    depth++;
    try {
      return dispatch(s, before, label);
    } finally {
      depth--;
    }
  }

  private Flow dispatch(Stmt s, Flow before, @Nullable String label) {
    if (s instanceof Stmt.Block x) {
      return labelled(label, () -> statements(x.statements(), before));
    } else if (s instanceof Stmt.Local x) {
      return x.initializer() == null ? before : value(x.initializer(), before);
    } else if (s instanceof Stmt.Expression x) {
      return value(x.expression(), before);
    } else if (s instanceof Stmt.If x) {
      Flow tested = value(x.condition(), before);
      Flow then = statement(x.then(), tested, null);
      return then.join(x.otherwise() == null ? tested : statement(x.otherwise(), tested, null));
    } else if (s instanceof Stmt.Labeled x) {
      return statement(x.body(), before, x.label());
    } else if (s instanceof Stmt.Return x) {
      leaves(x.value() == null ? before : value(x.value(), before));
      return Flow.NONE;
    } else if (s instanceof Stmt.Throw x) {
      throwing(x, value(x.exception(), before));
      return Flow.NONE;
    } else if (s instanceof Stmt.Break x) {
      jumps.leaves(x.label(), before);
      return Flow.NONE;
    } else if (s instanceof Stmt.Continue x) {
      jumps.goesOn(x.label(), before);
      return Flow.NONE;
    } else if (s instanceof Stmt.Yield x) {
      jumps.leaves(null, value(x.value(), before));
      return Flow.NONE;
    } else if (s instanceof Stmt.Switch x) {
      return choice(x.cases(), value(x.selector(), before), label);
    } else if (s instanceof Stmt.Try x) {
      return attempt(x, before);
    } else if (s instanceof Stmt.Synchronized x) {
      return statement(x.body(), value(x.lock(), before), null);
    } else if (s instanceof Stmt.Assert x) {
      return value(x.condition(), before);
    }
    return loop(s, before, label);
  }

  private Flow loop(Stmt s, Flow before, @Nullable String label) {
    if (s instanceof Stmt.While x) {
      return round(List.of(), x.condition(), x.body(), List.of(), before, label);
    } else if (s instanceof Stmt.DoWhile x) {
      return round(List.of(), null, x.body(), List.of(x.condition()), before, label);
    } else if (s instanceof Stmt.For x) {
      return round(x.initializers(), x.condition(), x.body(), x.updates(), before, label);
    } else if (s instanceof Stmt.ForEach x) {
      Flow given = value(x.iterable(), before);
      return given.join(round(List.of(), null, x.body(), List.of(), given, label));
    }
    return before;
  }

  private Flow round(
      List<Stmt> initializers,
      @Nullable Expr condition,
      Stmt body,
      List<Expr> updates,
      Flow before,
      @Nullable String label) {
    Flow ready = statements(initializers, before);
    Flow tested = condition == null ? ready : value(condition, ready);
    boolean endless =
        condition instanceof Expr.Literal literal && Boolean.TRUE.equals(literal.value());
    Jumps.Target target = jumps.enterLoop(label);
    Flow done = statement(body, tested, null).join(target.continued());
    for (Expr update : updates) {
      done = value(update, done);
    }
    jumps.leave();
    Flow left = endless ? Flow.NONE : condition == null ? done : tested.join(done);
    return left.join(target.broken());
  }

  private interface Part {
    Flow run();
  }

  private Flow labelled(@Nullable String label, Part part) {
    if (label == null) {
      return part.run();
    }
    Jumps.Target target = jumps.enter(label);
    Flow done = part.run();
    jumps.leave();
    return done.join(target.broken());
  }

  private void leaves(Flow flow) {
    if (!jumps.returns(flow)) {
      end(flow);
    }
  }

  private void throwing(Stmt.Throw s, Flow flow) {
    Variable caught = typing.variable(s.exception());
    boolean again = caught != null && caught.kind() == Variable.Kind.EXCEPTION;
    Type type = typing.typeOf(s.exception());
    for (Risk risk : flow.after()) {
      frames.raise(risk, again ? risk.thrown() : type);
    }
    // Who refuses what was typed wants to be asked again.
    boolean refuses = Catching.isOfInput(Words.simple(type.name()));
    if (flow.seen() != null && watched.countsThrow(s) && !refuses) {
      String what = "throw " + Words.simple(type.name());
      frames.raise(new Risk(s.place(), Risk.Kind.THROWS, what, type), type);
    }
  }

  private Flow choice(List<Stmt.Case> cases, Flow selected, @Nullable String label) {
    Jumps.Target target = jumps.enter(label);
    Flow fallen = Flow.NONE;
    Flow arrows = Flow.NONE;
    boolean exhaustive = false;
    for (Stmt.Case c : cases) {
      exhaustive |= c.isDefault();
      Flow into = selected.join(fallen);
      Flow done = statements(c.body(), into);
      if (c.arrow()) {
        arrows = arrows.join(done);
        fallen = Flow.NONE;
      } else {
        fallen = done;
      }
    }
    jumps.leave();
    Flow out = target.broken().join(arrows).join(fallen);
    return exhaustive ? out : out.join(selected);
  }

  private Flow attempt(Stmt.Try s, Flow before) {
    boolean hasFinally = s.finallyBlock() != null;
    Frames.Frame frame = frames.enter(s.catches(), hasFinally, false);
    Flow normal = statements(s.resources(), before);
    normal = statement(s.body(), normal, null);
    frames.leave();
    Frames.Frame rest = frames.enter(List.of(), hasFinally, false);
    for (Stmt.Catch clause : s.catches()) {
      Set<Risk> caught = frames.kept(frame, clause);
      if (!caught.isEmpty()) {
        normal = normal.join(statement(clause.body(), Flow.caught(caught), null));
      }
    }
    // A failure that came in, already caught further out, is not caught again here.
    frames.leave();
    if (s.finallyBlock() == null) {
      return normal;
    }
    frame.escaping.addAll(rest.escaping);
    frame.returning.addAll(rest.returning);
    Flow out = statement(s.finallyBlock(), normal, null);
    statement(s.finallyBlock(), Flow.caught(frame.escaping), null)
        .after()
        .forEach(r -> frames.raise(r, r.thrown()));
    end(statement(s.finallyBlock(), Flow.caught(frame.returning), null));
    return out;
  }

  private Flow value(Expr root, Flow before) {
    // Long chains of + and of calls are nested thousands deep, so the left spine is a loop.
    List<Expr> spine = new ArrayList<>();
    Expr e = root;
    while (true) {
      spine.add(e);
      if (e instanceof Expr.Call call && call.target() != null) {
        e = call.target();
      } else if (e instanceof Expr.Binary binary) {
        e = binary.left();
      } else {
        break;
      }
    }
    Flow flow = before;
    for (int i = spine.size() - 1; i >= 0; i--) {
      flow = link(spine.get(i), root, flow);
    }
    return flow;
  }

  /** An expression of which what stands leftmost was looked at. */
  private Flow link(Expr e, Expr whole, Flow before) {
    if (e instanceof Expr.Binary x) {
      boolean maybe = x.operator().equals("&&") || x.operator().equals("||");
      Flow right = value(x.right(), before);
      return maybe ? before.join(right) : right;
    } else if (e instanceof Expr.Conditional x) {
      Flow tested = value(x.condition(), before);
      return value(x.whenTrue(), tested).join(value(x.whenFalse(), tested));
    } else if (e instanceof Expr.SwitchExpr x) {
      return choice(x.cases(), value(x.selector(), before), null);
    } else if (e instanceof Expr.Lambda || e instanceof Expr.MethodRef) {
      return before;
    } else if (e instanceof Expr.Call call) {
      return call(call, whole, before);
    }
    Flow flow = before;
    for (Expr child : Nodes.children(e)) {
      flow = value(child, flow);
    }
    return performed(e, flow);
  }

  private Flow call(Expr.Call call, Expr whole, Flow before) {
    Flow flow = before;
    for (Expr argument : call.arguments()) {
      flow = value(argument, flow);
    }
    for (Expr argument : call.arguments()) {
      if (argument instanceof Expr.Lambda lambda) {
        flow = lambda(call, lambda, whole, flow);
      } else if (argument instanceof Expr.MethodRef reference && Chains.runsNow(call, typing)) {
        flow = performed(reference, flow);
      }
    }
    return performed(call, flow);
  }

  private Flow lambda(Expr.Call call, Expr.Lambda lambda, Expr whole, Flow before) {
    if (Chains.isThen(call, whole)) {
      then(call, lambda, before);
      return before;
    }
    if (!Chains.runsNow(call, typing)) {
      return before;
    }
    Jumps.Target target = jumps.enterLambda();
    Flow done = statement(lambda.body(), before, null);
    jumps.leave();
    return before.join(done).join(target.broken());
  }

  /** What follows work that is under way runs only if that work went well. */
  private void then(Expr.Call call, Expr.Lambda lambda, Flow before) {
    Expr work = Objects.requireNonNullElse(call.target(), call);
    if (before.seen() != null) {
      before.seen().stream()
          .filter(r -> work.place().contains(r.place()))
          .forEach(ways.thrown()::add);
    }
    jumps.enterLambda();
    frames.enter(List.of(), false, true);
    statement(lambda.body(), new Flow(before.seen(), Set.of()), null);
    frames.leave();
    jumps.leave();
  }

  private Flow performed(Expr e, Flow before) {
    StateAccess clear = watched.clear(e);
    if (clear != null) {
      if (before.seen() != null) {
        ways.clears().computeIfAbsent(clear, c -> new LinkedHashSet<>()).addAll(before.seen());
      }
      return Flow.NONE;
    }
    if (!before.after().isEmpty() && watched.isSet(e)) {
      return new Flow(before.seen(), Set.of());
    }
    if (watched.isOfState(e)) {
      return before;
    }
    Flow flow = before;
    Risk risk = before.seen() == null && before.after().isEmpty() ? null : risks.of(e, typing);
    if (risk != null && before.seen() != null) {
      frames.raise(risk, risk.thrown());
      flow = before.saw(risk);
    }
    return e instanceof Expr.Call call && watched.mayClear(call) ? Flow.NONE : flow;
  }
}
