package dev.watertight.states;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.model.Expr;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import dev.watertight.types.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which calls may fail with an exception; whatever is not known to does not. Thread-safe. */
final class Risks implements RiskSource {
  /** Checked exceptions that do not come while a bot serves. */
  private static final Set<String> NOT_AT_WORK =
      Set.of(
          "java.lang.InterruptedException",
          "java.lang.CloneNotSupportedException",
          "java.io.UnsupportedEncodingException",
          "java.security.NoSuchAlgorithmException",
          "java.net.URISyntaxException",
          "java.net.MalformedURLException");

  private static final Type TELEGRAM =
      Type.of("org.telegram.telegrambots.meta.exceptions.TelegramApiException");

  private final World world;
  private final Catalogue catalogue;
  private final Escapes escapes;
  private final RedisClients clients;
  private final Map<String, Optional<Kind>> kinds = new ConcurrentHashMap<>();

  Risks(World world, Catalogue catalogue, Escapes escapes) {
    this.world = world;
    this.catalogue = catalogue;
    this.escapes = escapes;
    this.clients = new RedisClients(world);
  }

  @Override
  public @Nullable Risk of(Expr e, Typing typing) {
    Risk risk = find(e, typing);
    if (risk == null || risk.inside() || !(e instanceof Expr.Call call) || call.target() == null) {
      return risk;
    }
    return clients.isOne(call.target(), typing) ? risk.ofRedis() : risk;
  }

  private @Nullable Risk find(Expr e, Typing typing) {
    if (UserText.isParsed(e)) {
      return new Risk(
          e.place(), Risk.Kind.PARSING, shown(e), Type.of("java.lang.IllegalArgumentException"));
    }
    if (!(e instanceof Expr.Call call)
        || RiskWords.isClosing(call.name())
        || call.name().equals("super")
        || call.name().equals("this")
        || isLogging(call)) {
      return null;
    }
    Invocation invocation = typing.invocation(call);
    MethodInfo method = invocation.method();
    if (method != null && method.origin() == Origin.PROJECT) {
      Risk inside = escapes.of(method);
      if (inside != null) {
        return inside.at(call.place());
      }
      Type declared = checked(method);
      if (declared != null) {
        return new Risk(call.place(), Risk.Kind.DECLARED, shown(call), declared);
      }
      return escapes.hasBody(method) ? null : named(call, invocation, typing);
    }
    Type declared = method == null ? null : checked(method);
    if (method != null && declared != null && !isInherited(method)) {
      return new Risk(call.place(), ofDeclared(call, declared), shown(call), declared);
    }
    if (method != null && method.origin() == Origin.PLATFORM) {
      return null;
    }
    if (method == null && isHarmless(invocation, call)) {
      return null;
    }
    Risk remote = remote(call, invocation);
    return remote != null ? remote : named(call, invocation, typing);
  }

  /** Whether a call is of one of some project methods, none of which lets a failure out. */
  private boolean isHarmless(Invocation invocation, Expr.Call call) {
    List<MethodInfo> candidates =
        invocation.receiver().isUnknown()
            ? List.of()
            : world.hierarchy(invocation.receiver().name()).stream()
                .map(world::type)
                .filter(Objects::nonNull)
                .flatMap(type -> type.methods().stream())
                .filter(m -> m.name().equals(call.name()))
                .filter(m -> isOfArity(m, call.arguments().size()))
                .toList();
    return !candidates.isEmpty()
        && candidates.stream()
            .allMatch(
                m ->
                    m.origin() == Origin.PROJECT
                        && escapes.hasBody(m)
                        && checked(m) == null
                        && escapes.of(m) == null);
  }

  private static boolean isOfArity(MethodInfo method, int arguments) {
    int parameters = method.parameters().size();
    return method.varargs() ? arguments >= parameters - 1 : arguments == parameters;
  }

  private static boolean isInherited(MethodInfo method) {
    return method.owner().equals("java.lang.AutoCloseable");
  }

  private static Risk.Kind ofDeclared(Expr.Call call, Type declared) {
    String name = Words.simple(declared.name());
    boolean remote =
        name.equals("SQLException") || name.equals("IOException") || name.startsWith("Telegram");
    return !remote
        ? Risk.Kind.DECLARED
        : RiskWords.isLookup(call.name()) ? Risk.Kind.LOOKUP : Risk.Kind.WORK;
  }

  /** The first checked exception that a method declares and that may come, null for none. */
  private @Nullable Type checked(MethodInfo method) {
    for (Type type : method.throwsTypes()) {
      if (!NOT_AT_WORK.contains(type.name())
          && world.isSubtype(type.name(), "java.lang.RuntimeException") != Answer.YES
          && world.isSubtype(type.name(), "java.lang.Error") != Answer.YES) {
        return type;
      }
    }
    return null;
  }

  private @Nullable Risk remote(Expr.Call call, Invocation invocation) {
    String owner = invocation.receiver().name();
    Kind kind = invocation.receiver().isUnknown() ? null : kind(owner);
    if (owner.startsWith("net.dv8tion.jda.") && call.name().equals("complete")
        || owner.startsWith("reactor.core.") && call.name().startsWith("block")) {
      return risk(call, Risk.Kind.WORK);
    }
    if (call.name().equals("execute") && isBot(invocation)) {
      return new Risk(call.place(), Risk.Kind.WORK, shown(call), TELEGRAM);
    }
    if (kind == null) {
      return null;
    }
    return switch (kind) {
      case STORAGE, REDIS_CLIENT, DB_CONNECTION, BROKER_CONNECTION ->
          RiskWords.isLookup(call.name())
              ? risk(call, Risk.Kind.LOOKUP)
              : RiskWords.isPlain(call.name()) && kind != Kind.REDIS_CLIENT
                      || RiskWords.isPart(call.name())
                  ? null
                  : risk(call, Risk.Kind.WORK);
      case HTTP_CLIENT, BOT_SESSION ->
          RiskWords.isSending(call.name()) && !call.name().endsWith("Async")
              ? risk(call, Risk.Kind.WORK)
              : null;
      default -> null;
    };
  }

  /** Kind of a type or its nearest catalogued supertype, null where there is none. */
  private @Nullable Kind kind(String type) {
    return kinds
        .computeIfAbsent(
            type,
            t ->
                Stream.concat(Stream.of(t), world.hierarchy(t).stream())
                    .map(catalogue::type)
                    .filter(Objects::nonNull)
                    .filter(entry -> !entry.name().equals("java.lang.AutoCloseable"))
                    .filter(entry -> !entry.name().equals("java.io.Closeable"))
                    .findFirst()
                    .map(ResourceType::kind))
        .orElse(null);
  }

  /** A call of which nothing is known but that its receiver is named as what works remotely. */
  private @Nullable Risk named(Expr.Call call, Invocation invocation, Typing typing) {
    if (call.target() == null || call.target() instanceof Expr.Super) {
      return call.name().equals("execute") && isBot(invocation)
          ? new Risk(call.place(), Risk.Kind.WORK, shown(call), TELEGRAM)
          : null;
    }
    if (!isNamedRemote(call.target(), typing) || invocation.viaType()) {
      return null;
    }
    Variable variable = typing.variable(call.target());
    boolean entity = variable != null && !variable.isField();
    if (entity && RiskWords.isPlain(call.name()) || RiskWords.isPart(call.name())) {
      return null;
    }
    return risk(call, RiskWords.isLookup(call.name()) ? Risk.Kind.LOOKUP : Risk.Kind.WORK);
  }

  private boolean isBot(Invocation invocation) {
    return !invocation.receiver().isUnknown()
        && world.hierarchy(invocation.receiver().name()).stream()
            .anyMatch(t -> t.startsWith("org.telegram."));
  }

  private boolean isNamedRemote(Expr target, Typing typing) {
    Type type = typing.typeOf(target);
    if (type.isArray() || type.isPrimitive() || type.equals(Type.STRING)) {
      return false;
    }
    if (!type.isUnknown()) {
      return RiskWords.isRemote(Words.simple(type.name()));
    }
    String name =
        target instanceof Expr.Name n
            ? n.identifier()
            : target instanceof Expr.Select select ? select.name() : "";
    return RiskWords.isRemote(name);
  }

  private static Risk risk(Expr.Call call, Risk.Kind kind) {
    return new Risk(call.place(), kind, shown(call), Type.UNKNOWN);
  }

  private static boolean isLogging(Expr.Call call) {
    return call.target() instanceof Expr.Name name
        && Words.lower(name.identifier()).startsWith("log");
  }

  /** A call as a message shows it: {@code orders.save}. */
  static String shown(Expr e) {
    if (e instanceof Expr.New creation) {
      return "new " + creation.type().simpleName();
    }
    if (!(e instanceof Expr.Call call)) {
      return "this";
    }
    Expr target = call.target();
    String receiver =
        target instanceof Expr.Name name
            ? name.identifier() + "."
            : target instanceof Expr.Select select ? select.name() + "." : "";
    return receiver + call.name();
  }
}
