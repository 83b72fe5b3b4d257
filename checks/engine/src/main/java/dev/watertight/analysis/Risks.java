package dev.watertight.analysis;

import dev.watertight.catalogue.Kind;
import dev.watertight.model.Expr;
import dev.watertight.model.Stmt;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What calls throw and clauses catch, by what is known of them. Thread-safe. */
final class Risks {
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

  /** What records and values call what they have, and what ends gathering settings. */
  private static final Set<String> PLAIN =
      Set.of(
          "url", "uri", "path", "host", "port", "code", "type", "subtype", "key", "value", "id",
          "title", "message", "build");

  private final ResourceFacts facts;
  private final World world;
  private final Predicate<MethodInfo> mayThrow;

  /**
   * @param mayThrow whether a project method that declares nothing may throw
   */
  Risks(ResourceFacts facts, Predicate<MethodInfo> mayThrow) {
    this.facts = facts;
    this.world = facts.world();
    this.mayThrow = mayThrow;
  }

  /**
   * What a call may throw, empty for nothing.
   *
   * @param takesResource whether an open resource is among its arguments
   */
  List<Type> of(Expr.Call call, Invocation invocation, boolean takesResource) {
    List<Type> thrown = declaredOrLikely(call, invocation, takesResource);
    return thrown.isEmpty()
            || isAddressOfFile(call)
            || facts.neverThrows(invocation, call.arguments().size())
        ? List.of()
        : thrown;
  }

  /** What stands for a file by its URI is well formed, in {@code file.toURI().toURL()}. */
  private static boolean isAddressOfFile(Expr.Call call) {
    return call.name().equals("toURL")
        && call.target() instanceof Expr.Call uri
        && uri.arguments().isEmpty()
        && (uri.name().equals("toURI") || uri.name().equals("toUri"));
  }

  private List<Type> declaredOrLikely(
      Expr.Call call, Invocation invocation, boolean takesResource) {
    MethodInfo method = invocation.method();
    if (method != null && isInheritedByLibrary(method, invocation)) {
      return List.of();
    }
    if (method != null && !method.throwsTypes().isEmpty()) {
      return method.throwsTypes();
    } else if (isSilent(call.name())) {
      return List.of();
    } else if (method == null || method.origin() == Origin.CATALOGUE) {
      return isRiskyLibrary(call, invocation, takesResource) ? List.of(Type.UNKNOWN) : List.of();
    }
    return isRisky(call, method, takesResource) ? List.of(RUNTIME_EXCEPTION) : List.of();
  }

  /** Of an inherited closer nobody knows whether the library's own one still throws. */
  private boolean isInheritedByLibrary(MethodInfo method, Invocation invocation) {
    if (!method.owner().equals("java.lang.AutoCloseable")
        && !method.owner().equals("java.io.Closeable")) {
      return false;
    }
    TypeInfo receiver = world.type(invocation.receiver().name());
    return receiver != null && receiver.origin() == Origin.CATALOGUE;
  }

  private boolean isRisky(Expr.Call call, MethodInfo method, boolean takesResource) {
    return switch (method.origin()) {
      case PROJECT ->
          (takesResource || !isHarmless(call))
              && !call.name().equals("this")
              && !call.name().equals("super")
              && mayThrow.test(method);
      case CLASS_PATH -> isRemoteCall(method.owner(), call);
      default -> PARSING.contains(method.name());
    };
  }

  /** A library of which the types are known does what they say; of any other all is possible. */
  private boolean isRiskyLibrary(Expr.Call call, Invocation invocation, boolean takesResource) {
    String owner = invocation.receiver().name();
    if (invocation.method() != null || facts.kind(owner) != null) {
      return isRemoteCall(owner, call) || takesResource;
    }
    return takesResource || !isPlain(call) && !isHarmless(call);
  }

  /** Whether a call of which nothing is known looks like one that just tells or takes down. */
  private static boolean isPlain(Expr.Call call) {
    if (call.arguments().isEmpty() && PLAIN.contains(call.name())) {
      return true;
    }
    if (call.target() instanceof Expr.Call text
        && text.name().equals("toString")
        && text.arguments().isEmpty()) {
      return !PARSING.contains(call.name());
    }
    Expr link = call.target();
    while (link instanceof Expr.Call x) {
      link = x.target();
    }
    return link instanceof Expr.New creation && creation.type().name().endsWith("Builder");
  }

  /** Whether what a call does goes over the network and fails unchecked. */
  private boolean isRemoteCall(String owner, Expr.Call call) {
    if (ResourceFacts.isClosing(call.name()) || facts.sharesParent(owner, call.name())) {
      return false;
    }
    Kind kind = facts.kind(owner);
    return kind == Kind.REDIS_CLIENT
        || kind == Kind.STORAGE
        || kind == Kind.BROKER_CONNECTION
        || (kind == Kind.DB_CONNECTION && !isHarmless(call));
  }

  private static boolean isSilent(String name) {
    return name.endsWith("Quietly") || name.endsWith("Silently");
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

  /** Whether a catch clause catches what is thrown. */
  Answer catches(Stmt.Catch clause, Type thrown, Typing typing) {
    Answer answer = Answer.NO;
    for (var alternative : clause.types()) {
      Answer one = catches(typing.resolve(alternative), thrown);
      if (one == Answer.YES) {
        return one;
      }
      answer = one == Answer.UNKNOWN ? one : answer;
    }
    return answer;
  }

  private Answer catches(Type caught, Type thrown) {
    if (caught.name().equals("java.lang.Throwable")
        || caught.name().equals("java.lang.Exception")) {
      return Answer.YES;
    }
    if (thrown.isUnknown() || caught.isUnknown()) {
      return Answer.UNKNOWN;
    }
    if (world.isSubtype(thrown.name(), caught.name()) == Answer.YES) {
      return Answer.YES;
    }
    Answer narrower = world.isSubtype(caught.name(), thrown.name());
    if (narrower == Answer.YES) {
      return Answer.UNKNOWN;
    }
    return world.type(thrown.name()) == null || world.type(caught.name()) == null
        ? Answer.UNKNOWN
        : Answer.NO;
  }
}
