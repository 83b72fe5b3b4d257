package dev.watertight.analysis;

import dev.watertight.catalogue.Kind;
import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Place;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which calls may throw, what, and in which state that leaves them. */
final class Throwing {
  static final Type RUNTIME_EXCEPTION = Type.of("java.lang.RuntimeException");

  private static final Set<String> PARSING =
      Set.of(
          "parseInt",
          "parseLong",
          "parseDouble",
          "parseFloat",
          "parse",
          "fromString",
          "valueOf",
          "decode",
          "nextInt",
          "nextLong",
          "nextDouble",
          "orElseThrow",
          "join",
          "nextLine");
  private static final List<String> HARMLESS_PREFIXES =
      List.of(
          "get",
          "is",
          "has",
          "set",
          "to",
          "size",
          "length",
          "equals",
          "hashCode",
          "add",
          "put",
          "contains",
          "append",
          "name",
          "ordinal",
          "log",
          "debug",
          "info",
          "warn",
          "error",
          "trace",
          "print",
          "builder",
          "with",
          "of",
          "empty",
          "format",
          "values");

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
    MethodInfo method = invocation.method();
    if (method != null && isInheritedByLibrary(method, invocation)) {
      return;
    }
    if (method != null && !method.throwsTypes().isEmpty()) {
      method.throwsTypes().forEach(t -> thrown(t, thrown, call.place(), out));
    } else if (isSilent(call.name())) {
      return;
    } else if (method == null || method.origin() == Origin.CATALOGUE) {
      if (isRiskyLibrary(call, invocation, takesResource)) {
        thrown(Type.UNKNOWN, thrown, call.place(), out);
      }
    } else if (isRisky(call, method, takesResource)) {
      thrown(RUNTIME_EXCEPTION, thrown, call.place(), out);
    }
  }

  /** Of an inherited closer nobody knows whether the library's own one still throws. */
  private boolean isInheritedByLibrary(MethodInfo method, Invocation invocation) {
    if (!method.owner().equals("java.lang.AutoCloseable")
        && !method.owner().equals("java.io.Closeable")) {
      return false;
    }
    TypeInfo receiver = body.facts.world().type(invocation.receiver().name());
    return receiver != null && receiver.origin() == Origin.CATALOGUE;
  }

  private boolean isRisky(Expr.Call call, MethodInfo method, boolean takesResource) {
    return switch (method.origin()) {
      case PROJECT ->
          (takesResource || !isHarmless(call))
              && !call.name().equals("this")
              && !call.name().equals("super")
              && body.summaries().mayThrow(method);
      case CLASS_PATH -> isRemoteCall(method.owner(), call);
      default -> PARSING.contains(method.name());
    };
  }

  /** A library of which the types are known does what they say; of any other all is possible. */
  private boolean isRiskyLibrary(Expr.Call call, Invocation invocation, boolean takesResource) {
    String owner = invocation.receiver().name();
    if (invocation.method() != null || body.facts.kind(owner) != null) {
      return isRemoteCall(owner, call) || takesResource;
    }
    return takesResource || !isHarmless(call);
  }

  /** Whether what a call does goes over the network and fails unchecked. */
  private boolean isRemoteCall(String owner, Expr.Call call) {
    if (ResourceFacts.isClosing(call.name())) {
      return false;
    }
    Kind kind = body.facts.kind(owner);
    return kind == Kind.REDIS_CLIENT
        || kind == Kind.STORAGE
        || kind == Kind.BROKER_CONNECTION
        || (kind == Kind.DB_CONNECTION && !isHarmless(call));
  }

  private static boolean isSilent(String name) {
    return name.endsWith("Quietly") || name.endsWith("Silently");
  }

  /** What a creation may throw; one that nobody knows may read from a resource that it is given. */
  void thrownBy(
      Expr.New e, Invocation invocation, boolean takesResource, State state, WaysOut out) {
    MethodInfo method = invocation.method();
    if (method != null) {
      boolean namesCharset =
          e.arguments().stream().anyMatch(a -> body.typing.constant(a) instanceof String);
      for (Type type : method.throwsTypes()) {
        // The name of a charset that is written down was tried when the code was written.
        if (!namesCharset || !type.name().equals("java.io.UnsupportedEncodingException")) {
          thrown(type, state, e.place(), out);
        }
      }
    } else if (takesResource && !mayBeQuiet(invocation, e.arguments().size())) {
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

  static boolean isHarmless(Expr.Call call) {
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
    if (caught.name().equals("java.lang.Throwable")
        || caught.name().equals("java.lang.Exception")) {
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
