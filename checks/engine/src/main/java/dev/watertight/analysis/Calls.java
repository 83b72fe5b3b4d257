package dev.watertight.analysis;

import dev.watertight.analysis.Evaluator.Arguments;
import dev.watertight.analysis.ResourceFacts.Ending;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.model.Expr;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What calls and creations do: to their receiver, to their arguments, and what they give. */
final class Calls {
  private final Body body;
  private final Evaluator evaluator;
  private final Captures captures;
  private final Throwing throwing;

  Calls(Body body, Evaluator evaluator, Captures captures) {
    this.body = body;
    this.evaluator = evaluator;
    this.captures = captures;
    this.throwing = new Throwing(body);
  }

  List<Outcome> call(Expr.Call call, State state, WaysOut out) {
    Invocation invocation = body.typing.invocation(call);
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome target : target(call, invocation, state, out)) {
      for (Arguments arguments : arguments(call.arguments(), invocation, target.state(), out)) {
        outcomes.addAll(invoked(call, invocation, target.value(), arguments, out));
      }
    }
    return Evaluator.distinct(outcomes);
  }

  private List<Outcome> target(Expr.Call call, Invocation invocation, State state, WaysOut out) {
    Expr target = call.target();
    if (target == null
        || target instanceof Expr.Super
        || target instanceof Expr.TypeUse
        || invocation.viaType()) {
      return Evaluator.one(state, Value.UNKNOWN);
    }
    return evaluator.eval(target, state, out);
  }

  /** Lambdas are evaluated knowing whether the callee runs them at once. */
  private List<Arguments> arguments(
      List<Expr> expressions, Invocation invocation, State state, WaysOut out) {
    if (expressions.stream().noneMatch(Expr.Lambda.class::isInstance)) {
      return evaluator.evalAll(expressions, state, out);
    }
    boolean now = RunsNow.isRunning(invocation) || body.facts.isScoped(invocation);
    List<Arguments> all = List.of(new Arguments(state, List.of()));
    for (Expr e : expressions) {
      List<Arguments> next = new ArrayList<>();
      for (Arguments before : all) {
        List<Outcome> outcomes =
            e instanceof Expr.Lambda lambda
                ? Evaluator.one(
                    evaluator.captures().captured(lambda, before.state(), now), Value.NON_NULL)
                : evaluator.eval(e, before.state(), out);
        for (Outcome outcome : outcomes) {
          List<Value> values = new ArrayList<>(before.values());
          values.add(outcome.value());
          next.add(new Arguments(outcome.state(), values));
        }
      }
      all = next;
    }
    return all;
  }

  private List<Outcome> invoked(
      Expr.Call call, Invocation invocation, Value receiver, Arguments arguments, WaysOut out) {
    State state = arguments.state();
    if (NeverReturns.is(invocation)) {
      return List.of();
    }
    Summary summary = summary(invocation, receiver, arguments);
    boolean takesResource = arguments.values().stream().anyMatch(Value.Handle.class::isInstance);
    if (summary.neverReturns()) {
      if (isPlaceholder(invocation)) {
        for (Value value : arguments.values()) {
          state = body.handedOver(value, state);
        }
      }
      throwing.thrownBy(call, invocation, receiver, takesResource, state, out);
      return List.of();
    }
    Ending ending = Ending.KEEPS;
    if (receiver instanceof Value.ColdClose) {
      state = body.handedOver(receiver, state);
    } else if (receiver instanceof Value.Handle handle) {
      ending = ending(call, invocation, handle);
      state =
          ending == Ending.CLOSES
              ? body.released(handle, state)
              : state.change(handle.ids(), Held::used);
    }
    if (call.name().equals("closeOnCompletion")) {
      state = body.handedOver(receiver, state);
    }
    if (givesItselfBack(call)) {
      state = body.withoutClosing(state);
    }
    Value wrapped = Value.UNKNOWN;
    for (int i = 0; i < arguments.values().size(); i++) {
      Value value = arguments.values().get(i);
      if (value instanceof Value.ColdClose) {
        state = body.handedOver(value, state);
      } else if (value instanceof Value.Handle handle) {
        ArgumentFate fate = fate(call, invocation, summary, i);
        state = applied(fate, handle, state);
        if (fate == ArgumentFate.RETURNED) {
          wrapped = wrapped instanceof Value.Handle w ? w.with(handle) : handle;
        }
      }
    }
    if (ending == Ending.CLOSES_WHEN_SUBSCRIBED && receiver instanceof Value.Handle handle) {
      return Evaluator.one(state, new Value.ColdClose(handle.ids()));
    }
    throwing.thrownBy(call, invocation, receiver, takesResource, state, out);
    if (wrapped instanceof Value.Handle) {
      return Evaluator.one(state, wrapped);
    }
    return result(call, invocation, summary, receiver, state);
  }

  /** What is said to give something and only throws has its real body put in by the build. */
  private boolean isPlaceholder(Invocation invocation) {
    MethodInfo method = invocation.method();
    return method != null
        && !method.returns().equals(Type.VOID)
        && body.facts.world().isA(method.returns(), "java.lang.Throwable") == Answer.NO;
  }

  /** Who takes an object back has to close what it owns. */
  private static boolean givesItselfBack(Expr.Call call) {
    return ResourceFacts.isTakingBack(call.name())
        && call.arguments().stream().anyMatch(Expr.This.class::isInstance);
  }

  /** A summary costs reading the callee, so it is only asked for where something hangs on it. */
  private Summary summary(Invocation invocation, Value receiver, Arguments arguments) {
    MethodInfo method = invocation.method();
    if (method == null || method.origin() != Origin.PROJECT) {
      return Summary.UNKNOWN;
    }
    boolean takes =
        arguments.values().stream().anyMatch(Value.Handle.class::isInstance)
            || receiver instanceof Value.Handle
            || !arguments.state().open().isEmpty() && NeverReturns.isNamedSo(method.name());
    if (takes) {
      return body.summaries().of(invocation);
    }
    if (!body.facts.mayGive(method.returns())) {
      return Summary.UNKNOWN;
    }
    return switch (body.summaries().openings().ofMethod(method)) {
      case POSSIBLE -> body.summaries().of(invocation);
      case NONE -> Summary.PLAIN;
      case UNKNOWN -> Summary.UNKNOWN;
    };
  }

  private Ending ending(Expr.Call call, Invocation invocation, Value.Handle handle) {
    String resource = body.obligation(handle.ids().iterator().next()).birth().type();
    Type receiver = call.target() == null ? Type.UNKNOWN : evaluator.typeOf(call.target());
    Ending ending = body.facts.ending(receiver, call.name(), resource);
    if (ending == Ending.KEEPS
        && invocation.method() != null
        && invocation.method().origin() == Origin.PROJECT
        && body.summaries().of(invocation).releasesReceiver()) {
      return Ending.CLOSES;
    }
    return ending;
  }

  /** What becomes of a resource that is an argument. */
  enum ArgumentFate {
    BORROWED,
    RELEASED,
    STORED,
    RETURNED,
    UNRESOLVED
  }

  private State applied(ArgumentFate fate, Value.Handle handle, State state) {
    return switch (fate) {
      case BORROWED, RETURNED -> state.change(handle.ids(), Held::used);
      case RELEASED -> body.released(handle, state);
      case STORED -> body.handedOver(handle, state);
      case UNRESOLVED -> state.change(handle.ids(), Held::passedToUnresolved);
    };
  }

  private ArgumentFate fate(Expr.Call call, Invocation invocation, Summary summary, int index) {
    String name = call.name();
    if (name.equals("this") || name.equals("super")) {
      return ArgumentFate.STORED;
    }
    if (body.facts.helperCloses(invocation, index)) {
      return ArgumentFate.RELEASED;
    }
    if (body.facts.takenOver(invocation, call.arguments().size()) == index) {
      return ArgumentFate.RETURNED;
    }
    MethodInfo method = invocation.method();
    if (method != null && method.origin() == Origin.PROJECT) {
      ArgumentFate known = summary.fate(index);
      return known != null ? known : byName(name);
    }
    if (method != null && method.origin() != Origin.CATALOGUE) {
      ArgumentFate fate = inLibrary(method, index);
      boolean gives = body.facts.obtained(call, invocation, body.typing) != null;
      return fate == ArgumentFate.RETURNED && gives ? ArgumentFate.STORED : fate;
    }
    return body.facts.leavesOpen(invocation) || body.facts.isConsuming(call)
        ? ArgumentFate.BORROWED
        : byName(name);
  }

  private static ArgumentFate byName(String name) {
    if (ResourceFacts.isTakingBack(name)) {
      return ArgumentFate.RELEASED;
    }
    return ResourceFacts.isStoring(name) ? ArgumentFate.STORED : ArgumentFate.UNRESOLVED;
  }

  /** A method of the JDK or the class path borrows, unless it takes just any object to keep it. */
  private ArgumentFate inLibrary(MethodInfo method, int index) {
    if (ResourceFacts.isTakingBack(method.name()) && !method.owner().startsWith("java.")) {
      return ArgumentFate.RELEASED;
    }
    if (Borrowers.isPrinting(method)) {
      return ArgumentFate.BORROWED;
    }
    if (Borrowers.isReturningItsArgument(method)) {
      return ArgumentFate.RETURNED;
    }
    List<Type> parameters = method.parameters();
    Type parameter =
        parameters.isEmpty() ? Type.OBJECT : parameters.get(Math.min(index, parameters.size() - 1));
    boolean takesResource = body.facts.isCloseable(parameter);
    if (takesResource) {
      Type result = method.returns();
      if (body.facts.isCloseable(result) && method.isStatic()) {
        return ArgumentFate.RETURNED;
      }
      return ResourceFacts.isKeeping(method.name()) ? ArgumentFate.STORED : ArgumentFate.BORROWED;
    }
    return method.origin() == Origin.PLATFORM && !isForAnything(parameter)
        ? ArgumentFate.BORROWED
        : ArgumentFate.STORED;
  }

  private static boolean isForAnything(Type parameter) {
    return parameter.isUnknown()
        || parameter.isArray()
        || parameter.equals(Type.OBJECT)
        || parameter.name().startsWith("java.util.");
  }

  private List<Outcome> result(
      Expr.Call call, Invocation invocation, Summary summary, Value receiver, State state) {
    Birth birth = birthOf(call, invocation, summary);
    if (birth != null) {
      // Closing a server socket leaves open what it has accepted.
      int parent = call.name().equals("accept") ? -1 : parent(receiver, state);
      boolean outlives = parent >= 0 && body.facts.outlives(birth, body.obligation(parent).birth());
      State with = body.born(call, birth, Held.lentBy(parent, outlives), state);
      List<Outcome> outcomes = new ArrayList<>();
      outcomes.add(new Outcome(with, Value.Handle.of(body.idOf(call))));
      if (birth.nullable()) {
        outcomes.add(new Outcome(state, Value.NULL));
      }
      return outcomes;
    }
    if (receiver instanceof Value.Handle handle) {
      if (call.name().equals("getConnection") || call.name().equals("getStatement")) {
        Value lender = lender(handle, state);
        if (lender != Value.UNKNOWN) {
          return Evaluator.one(state, lender);
        }
      }
      Type from = call.target() == null ? Type.UNKNOWN : evaluator.typeOf(call.target());
      if (body.facts.isView(from, call, invocation.method(), evaluator.typeOf(call))
          || body.facts.isDerived(call, body.typing)) {
        return Evaluator.one(state, handle);
      }
    }
    return Evaluator.one(state, Value.UNKNOWN);
  }

  private static int parent(Value receiver, State state) {
    if (receiver instanceof Value.Handle handle) {
      for (int id : handle.ids()) {
        if (state.isOpen(id)) {
          return id;
        }
      }
    }
    return -1;
  }

  private static Value lender(Value.Handle handle, State state) {
    for (int id : handle.ids()) {
      Held held = state.open().get(id);
      if (held != null && held.parent() >= 0) {
        return Value.Handle.of(held.parent());
      }
    }
    return Value.UNKNOWN;
  }

  private @Nullable Birth birthOf(Expr.Call call, Invocation invocation, Summary summary) {
    if (call.name().equals("this") || call.name().equals("super")) {
      return null;
    }
    MethodInfo method = invocation.method();
    if (method != null && method.origin() == Origin.PROJECT) {
      Birth inCallee = summary.fresh();
      if (inCallee != null) {
        return body.facts.fresh(inCallee, summary.mayReturnNull());
      }
      if (!summary.isUnknown()) {
        return null;
      }
    }
    return body.facts.obtained(call, invocation, body.typing);
  }

  /** A creation: a new resource, a wrapper around one, or an object that keeps what it is given. */
  List<Outcome> creation(Expr.New e, State state, WaysOut out) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Outcome> outers =
        e.outer() == null
            ? Evaluator.one(state, Value.UNKNOWN)
            : evaluator.eval(e.outer(), state, out);
    for (Outcome outer : outers) {
      for (Arguments arguments : evaluator.evalAll(e.arguments(), outer.state(), out)) {
        State before = arguments.state();
        if (e.body() != null) {
          before = captures.captured(e.body(), before);
        }
        outcomes.addAll(created(e, new Arguments(before, arguments.values()), out));
      }
    }
    return Evaluator.distinct(outcomes);
  }

  private List<Outcome> created(Expr.New e, Arguments arguments, WaysOut out) {
    Invocation invocation = body.typing.invocation(e);
    Type type = body.typing.resolve(e.type());
    State state = arguments.state();
    throwing.thrownBy(
        e, invocation, arguments.values().stream().anyMatch(this::mayFail), state, out);
    int wrapped = body.facts.wrapped(e, body.typing);
    boolean closeable = body.facts.looksCloseable(type);
    Value.Handle inner = null;
    for (int i = 0; i < arguments.values().size(); i++) {
      if (arguments.values().get(i) instanceof Value.Handle handle) {
        if (i == wrapped
            || closeable && body.facts.mayBeCloseable(evaluator.typeOf(e.arguments().get(i)))) {
          inner = inner == null ? handle : inner.with(handle);
        } else {
          state = givenTo(invocation, handle, i, state);
        }
      }
    }
    if (inner != null) {
      boolean known = wrapped >= 0 || body.facts.isCloseable(type);
      State after =
          known
              ? state.change(inner.ids(), Held::used)
              : state.change(inner.ids(), Held::passedToUnresolved);
      return Evaluator.one(after, inner);
    }
    Birth birth = body.facts.created(e, body.typing);
    birth = body.summaries().owners().judged(birth, type, e.body());
    if (birth == null) {
      return Evaluator.one(state, Value.NON_NULL);
    }
    int around = wrapped >= 0 ? wrapped : aroundOther(e, type);
    if (around < 0) {
      State with = body.born(e, birth, Held.FRESH, state);
      return Evaluator.one(with, Value.Handle.of(body.idOf(e)));
    }
    return aroundForeign(e, birth, e.arguments().get(around), state);
  }

  /** Whether using it may fail; threads are there once they are made. */
  private boolean mayFail(Value value) {
    return value instanceof Value.Handle handle
        && handle.ids().stream()
            .map(id -> body.facts.kind(body.obligation(id).birth().type()))
            .anyMatch(kind -> kind != Kind.EXECUTOR);
  }

  /**
   * A wrapper around something that is not followed: whose it is shows only if the body closes the
   * wrapper, and then closing what is inside is as good.
   */
  private List<Outcome> aroundForeign(Expr.New e, Birth birth, Expr inside, State state) {
    if (body.facts.isInMemory(evaluator.typeOf(inside)) && !body.facts.ownsNativeMemory(birth)) {
      return Evaluator.one(state, Value.NON_NULL);
    }
    State with = body.born(e, birth.atMost(Birth.Certainty.ON_EVIDENCE), Held.FRESH, state);
    Value.Handle handle = Value.Handle.of(body.idOf(e));
    Variable variable = body.typing.variable(inside);
    if (variable != null && !variable.isField() && with.get(variable) == Value.UNKNOWN) {
      with = with.with(variable, handle);
    }
    return Evaluator.one(with, handle);
  }

  /** Which argument of a closeable that no entry describes is a closeable of somebody else. */
  private int aroundOther(Expr.New e, Type type) {
    ResourceType entry = body.facts.entry(type.name());
    if (entry != null && entry.name().equals(type.name())) {
      return -1;
    }
    for (int i = 0; i < e.arguments().size(); i++) {
      Type given = evaluator.typeOf(e.arguments().get(i));
      if (body.facts.world().isA(given, "java.lang.AutoCloseable") == Answer.YES
          || body.summaries().owners().judged(null, given) != null) {
        return i;
      }
    }
    return -1;
  }

  private State givenTo(Invocation invocation, Value.Handle handle, int index, State state) {
    Summary summary = body.summaries().of(invocation);
    ArgumentFate fate = summary.fate(index);
    if (fate == null) {
      fate = invocation.method() == null ? ArgumentFate.UNRESOLVED : ArgumentFate.STORED;
    }
    return applied(fate, handle, state);
  }

  /** What an unknown call or creation may have given to the variable that takes its result. */
  @Nullable Birth adopted(Variable variable, Expr source) {
    if (source instanceof Expr.New e) {
      Type type = body.typing.resolve(e.type());
      return body.facts.entry(type.name()) == null && body.relevance.isClosed(variable)
          ? ResourceFacts.onEvidence(type)
          : null;
    }
    if (!(source instanceof Expr.Call call)) {
      return null;
    }
    Birth birth = adoptedFrom(call, variable);
    if (birth == null) {
      return null;
    }
    Invocation invocation = body.typing.invocation(call);
    MethodInfo method = invocation.method();
    boolean known =
        method != null
            && (method.origin() != Origin.PROJECT || !body.summaries().of(invocation).isUnknown());
    return known || body.facts.isDenied(call, invocation) ? null : birth;
  }

  private @Nullable Birth adoptedFrom(Expr.Call call, Variable variable) {
    Birth possible = body.facts.possible(call, variable.type());
    if (possible != null) {
      return possible;
    }
    boolean getter =
        call.name().startsWith("get")
            && !ResourceFacts.isGiving(call.name())
            && !body.facts.isStream(variable.type());
    return body.relevance.isClosed(variable) && !getter
        ? ResourceFacts.onEvidence(variable.type())
        : null;
  }
}
