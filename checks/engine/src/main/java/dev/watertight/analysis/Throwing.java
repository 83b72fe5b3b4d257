package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Place;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import java.util.Set;

/** Which calls may throw, what, and in which state that leaves them. */
final class Throwing {
  private final Body body;

  Throwing(Body body) {
    this.body = body;
  }

  /**
   * What a call may throw.
   *
   * @param takesResource whether an open resource is among its arguments
   */
  void thrownBy(
      Expr.Call call,
      Invocation invocation,
      Value receiver,
      boolean takesResource,
      State state,
      WaysOut out) {
    if (receiver instanceof Value.Handle && call.name().equals("getConnection")) {
      // The first link of closing a lender through what it lent.
      return;
    }
    State thrown = failed(call, receiver, state);
    if (body.summaries().escapes().isGuard(invocation)) {
      thrown = body.withoutClosing(thrown);
    }
    for (Type type : body.summaries().escapes().risks().of(call, invocation, takesResource)) {
      thrown(type, thrown, call.place(), out);
    }
  }

  /**
   * What a creation may throw; one that nobody knows may read from a resource that it is given.
   *
   * @param takesResource whether something that can be read or written is among its arguments
   */
  void thrownBy(
      Expr.New e, Invocation invocation, boolean takesResource, State state, WaysOut out) {
    MethodInfo method = invocation.method();
    if (body.facts.neverThrows(invocation, e.arguments().size())) {
      return;
    }
    if (method != null) {
      boolean namesCharset =
          e.arguments().stream().anyMatch(a -> body.typing.constant(a) instanceof String);
      for (Type type : method.throwsTypes()) {
        // The name of a charset that is written down was tried when the code was written.
        if (!namesCharset || !type.name().equals("java.io.UnsupportedEncodingException")) {
          thrown(type, state, e.place(), out);
        }
      }
    } else if (takesResource
        && !body.facts.isInMemory(invocation.receiver())
        && !mayBeQuiet(invocation, e.arguments().size())) {
      thrown(Type.UNKNOWN, state, e.place(), out);
    }
  }

  /** Whether one of the JDK's constructors that may be meant throws nothing. */
  private boolean mayBeQuiet(Invocation invocation, int arguments) {
    TypeInfo type = body.facts.world().type(invocation.receiver().name());
    return type != null
        && type.origin() == Origin.PLATFORM
        && type.methods().stream()
            .anyMatch(
                m ->
                    m.name().equals(MethodDecl.CONSTRUCTOR)
                        && m.parameters().size() == arguments
                        && m.throwsTypes().isEmpty());
  }

  private static void thrown(Type type, State state, Place place, WaysOut out) {
    out.take(WayOut.throwing(type, false), state, place);
  }

  private State failed(Expr.Call call, Value receiver, State state) {
    if (isReading(call.name())) {
      return failedRead(receiver, state);
    }
    boolean before =
        call.name().equals("connect")
            || call.name().startsWith("set")
            || call.name().startsWith("add");
    return before && receiver instanceof Value.Handle handle ? notConnected(handle, state) : state;
  }

  /** A connection to a URL holds nothing before it is there; a socket does. */
  private State notConnected(Value.Handle handle, State state) {
    boolean url =
        handle.ids().stream()
            .map(id -> body.obligation(id).birth().type())
            .allMatch(t -> body.facts.world().isSubtype(t, "java.net.URLConnection") == Answer.YES);
    return url ? state.ended(handle.ids()) : state;
  }

  private static boolean isReading(String name) {
    return name.startsWith("read")
        || switch (name) {
          case "available", "ready", "skip", "mark", "reset", "markSupported", "size", "length" ->
              true;
          default -> false;
        };
  }

  private State failedRead(Value receiver, State state) {
    if (!(receiver instanceof Value.Handle handle)) {
      return state;
    }
    State failed = state;
    for (int id : handle.ids()) {
      Obligation obligation = body.obligation(id);
      if (obligation.birth().ownIo() && body.loopDepth() <= obligation.loopDepth()) {
        failed = failed.change(Set.of(id), Held::failedRead);
      }
    }
    return failed;
  }
}
