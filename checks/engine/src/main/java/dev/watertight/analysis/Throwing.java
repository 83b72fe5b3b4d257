package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which calls may throw, what, and in which state that leaves them. */
final class Throwing {
  static final Type RUNTIME_EXCEPTION = Type.of("java.lang.RuntimeException");

  private static final Set<String> PARSING =
      Set.of(
          "parseInt", "parseLong", "parseDouble", "parseFloat", "parse", "fromString", "valueOf",
          "decode", "nextInt", "nextLong", "nextDouble", "orElseThrow", "join", "nextLine");
  private static final List<String> HARMLESS_PREFIXES =
      List.of("get", "is", "has", "set", "to", "size", "length", "equals", "hashCode", "add",
          "put", "contains", "append", "name", "ordinal", "log", "debug", "info", "warn", "error",
          "trace", "print", "builder", "with", "of", "empty", "format", "values");

  private final Body body;

  Throwing(Body body) {
    this.body = body;
  }

  void thrownBy(
      Expr.Call call, Invocation invocation, Value receiver, State state, WaysOut out) {
    MethodInfo method = invocation.method();
    State thrown = ownFailureForgiven(receiver, state);
    if (method != null && !method.throwsTypes().isEmpty()) {
      method.throwsTypes().forEach(t -> thrown(t, thrown, call.place(), out));
      return;
    }
    if (method == null || method.origin() == Origin.CATALOGUE) {
      if (!isHarmless(call)) {
        thrown(Type.UNKNOWN, thrown, call.place(), out);
      }
      return;
    }
    boolean risky =
        method.origin() == Origin.PROJECT
            ? !isHarmless(call) && !call.name().equals("this") && !call.name().equals("super")
            : PARSING.contains(method.name());
    if (risky) {
      thrown(RUNTIME_EXCEPTION, thrown, call.place(), out);
    }
  }

  void thrownBy(Expr.New e, Invocation invocation, State state, WaysOut out) {
    MethodInfo method = invocation.method();
    if (method != null) {
      method.throwsTypes().forEach(t -> thrown(t, state, e.place(), out));
    }
  }

  private static void thrown(Type type, State state, Place place, WaysOut out) {
    out.take(WayOut.throwing(type, false), state, place);
  }

  /**
   * A single read or write of a stream that fails leaves a stream that is broken anyway; only work
   * in a loop, or anything else that fails while the stream is open, is worth a word.
   */
  private State ownFailureForgiven(Value receiver, State state) {
    if (!(receiver instanceof Value.Handle handle)) {
      return state;
    }
    State forgiven = state;
    for (int id : handle.ids()) {
      Obligation obligation = body.obligation(id);
      if (obligation.birth().ownIo() && body.loopDepth() <= obligation.loopDepth()) {
        forgiven = forgiven.handedOver(Set.of(id));
      }
    }
    return forgiven;
  }

  private static boolean isHarmless(Expr.Call call) {
    String name = call.name();
    for (String prefix : HARMLESS_PREFIXES) {
      if (name.startsWith(prefix)
          && (name.length() == prefix.length()
              || !Character.isLowerCase(name.charAt(prefix.length())))) {
        return true;
      }
    }
    return call.target() instanceof Expr.Name target
        && target.identifier().toLowerCase(Locale.ROOT).startsWith("log");
  }

  /** Whether a catch clause of this type catches what is thrown. */
  Answer catches(Type thrown, Type caught) {
    if (caught.name().equals("java.lang.Throwable") || caught.name().equals("java.lang.Exception")) {
      return Answer.YES;
    }
    if (thrown.isUnknown() || caught.isUnknown()) {
      return Answer.UNKNOWN;
    }
    if (body.facts.world().isSubtype(thrown.name(), caught.name()) == Answer.YES) {
      return Answer.YES;
    }
    Answer narrower = body.facts.world().isSubtype(caught.name(), thrown.name());
    if (narrower == Answer.YES) {
      return Answer.UNKNOWN;
    }
    return body.facts.world().type(thrown.name()) == null
            || body.facts.world().type(caught.name()) == null
        ? Answer.UNKNOWN
        : Answer.NO;
  }
}
