package dev.watertight.analysis;

import dev.watertight.analysis.Birth.Certainty;
import dev.watertight.analysis.Birth.Grade;
import dev.watertight.catalogue.Borrow;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Closer;
import dev.watertight.catalogue.Creator;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.MemberRef;
import dev.watertight.catalogue.NeedsClose;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.model.Expr;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import dev.watertight.types.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the catalogue and the types know of creating, wrapping and closing. Thread-safe. */
public final class ResourceFacts {
  /** Closing what it gives does not close it, unlike the streams of sockets and responses. */
  private static final String ZIP_FILE = "java.util.zip.ZipFile";

  private static final String AUTO_CLOSEABLE = "java.lang.AutoCloseable";
  private static final Set<String> CLOSING_NAMES =
      Set.of(
          "close",
          "closeQuietly",
          "closeSilently",
          "safeClose",
          "shutdown",
          "shutdownNow",
          "shutDown",
          "release",
          "dispose",
          "disconnect",
          "destroy",
          "stop",
          "quit",
          "logout",
          "terminate",
          "free",
          "cleanup",
          "cleanUp",
          "tearDown",
          "teardown",
          "closeAll",
          "finish",
          "end",
          "abort",
          "disconnectNow",
          "closeConnection",
          "releaseConnection");
  private static final List<String> CLOSING_PREFIXES =
      List.of("close", "shutdown", "dispose", "release", "destroy", "quietlyClose", "safeClose");
  private static final List<String> TAKING_BACK =
      List.of("return", "giveBack", "invalidate", "recycle", "unlock", "safeClose", "tryClose");
  private static final List<String> STORING_PREFIXES =
      List.of(
          "register",
          "add",
          "set",
          "put",
          "offer",
          "push",
          "store",
          "attach",
          "manage",
          "track",
          "submit",
          "accept",
          "save",
          "keep",
          "bind",
          "enqueue",
          "with",
          "inject",
          "init");
  private static final List<String> CONSUMING =
      List.of(
          "load",
          "parse",
          "read",
          "copy",
          "toString",
          "toByteArray",
          "digest",
          "unmarshal",
          "decode",
          "fromJson",
          "transfer",
          "convert",
          "deserialize",
          "md5",
          "sha",
          "checksum",
          "hash",
          "write",
          "store",
          "export",
          "serialize",
          "toJson",
          "print",
          "dump",
          "marshal");

  /** What object mappers and their readers call reading an object. */
  private static final Set<String> BINDING = Set.of("readValue", "readValues", "readTree");

  private static final List<String> GIVING_PREFIXES =
      List.of("open", "create", "new", "connect", "acquire", "borrow", "make", "build", "lease");
  private static final Set<String> GIVING_NAMES =
      Set.of("getConnection", "getResource", "getResourceAsStream", "openStream", "getJedis");
  private static final List<String> STREAM_SUFFIXES =
      List.of("InputStream", "OutputStream", "Reader", "Writer");
  private static final List<String> CLOSEABLE_SUFFIXES =
      List.of(
          "InputStream",
          "OutputStream",
          "Reader",
          "Writer",
          "Stream",
          "Channel",
          "Socket",
          "Connection",
          "Client",
          "Session",
          "Printer",
          "Parser",
          "Workbook",
          "Scanner",
          "Generator",
          "Archive",
          "File",
          "Wrapper",
          "Holder",
          "Resource",
          "Transport",
          "Handle");
  private static final Set<String> LENT_BY_CONNECTION =
      Set.of(
          "java.sql.Statement",
          "java.sql.ResultSet",
          "org.hibernate.ScrollableResults",
          "org.apache.ibatis.cursor.Cursor");

  private static final Set<String> NATIVE =
      Set.of(
          "java.util.zip.DeflaterOutputStream",
          "java.util.zip.InflaterInputStream",
          "java.util.zip.DeflaterInputStream",
          "java.util.zip.InflaterOutputStream",
          "com.github.luben.zstd.ZstdInputStream",
          "com.github.luben.zstd.ZstdOutputStream");

  private final World world;
  private final Catalogue catalogue;
  private final Typings typings;
  private final Set<String> words;
  private final Set<String> receivers;
  private final Map<String, Optional<ResourceType>> entries = new ConcurrentHashMap<>();

  public ResourceFacts(World world, Catalogue catalogue) {
    this.world = world;
    this.catalogue = catalogue;
    this.typings = new Typings(world);
    this.words = catalogue.makers(world::mayUse);
    this.receivers = catalogue.receivers();
  }

  public Typings typings() {
    return typings;
  }

  public World world() {
    return world;
  }

  /** The catalogue's entry for a type or its nearest catalogued supertype, null for none. */
  public @Nullable ResourceType entry(String type) {
    Optional<ResourceType> known = entries.get(type);
    if (known == null) {
      known = Optional.ofNullable(findEntry(type));
      entries.put(type, known);
    }
    return known.orElse(null);
  }

  private @Nullable ResourceType findEntry(String type) {
    ResourceType exact = catalogue.type(type);
    if (exact != null) {
      return exact;
    }
    for (String supertype : world.hierarchy(type)) {
      ResourceType entry = catalogue.type(supertype);
      if (entry != null && !isJustCloseable(entry)) {
        return entry;
      }
    }
    return null;
  }

  /** What {@code new} creates here, null for nothing that needs closing. */
  @Nullable Birth created(Expr.New e, Typing typing) {
    Type type = typing.resolve(e.type());
    if (type.isUnknown()) {
      return null;
    }
    String name = type.name();
    for (MemberRef never : catalogue.neverCloseCalls(name, MemberRef.CONSTRUCTOR)) {
      if (fits(never, e.arguments(), typing)) {
        return null;
      }
    }
    if (e.arguments().stream().anyMatch(a -> isNeverClosed(a, typing))) {
      return null;
    }
    TypeInfo info = world.type(name);
    boolean project = info != null && info.origin() == Origin.PROJECT;
    ResourceType entry = entry(name);
    if (entry != null && !isJustCloseable(entry)) {
      if (entry.needsClose() == NeedsClose.NO) {
        return project && declaresClose(name, entry.name())
            ? new Birth(name, Grade.RESOURCE, false, Certainty.POSSIBLE, false, false)
            : null;
      }
      return birth(name, entry, false, Certainty.SURE);
    }
    if (world.isSubtype(name, AUTO_CLOSEABLE) == Answer.YES && !isLock(name)) {
      return new Birth(name, Grade.RESOURCE, false, Certainty.SURE, false, isStreamName(name));
    }
    return null;
  }

  /** Closing a lock unlocks it: making one takes nothing. */
  private boolean isLock(String type) {
    return world.isSubtype(type, "java.util.concurrent.locks.Lock") == Answer.YES;
  }

  /** Whether a creation of this type may open something, whatever it is given. */
  boolean mayCreate(String type) {
    ResourceType entry = entry(type);
    if (entry == null || isJustCloseable(entry)) {
      return world.isSubtype(type, AUTO_CLOSEABLE) == Answer.YES;
    }
    if (entry.needsClose() != NeedsClose.NO) {
      return true;
    }
    TypeInfo info = world.type(type);
    return info != null && info.origin() == Origin.PROJECT;
  }

  /** Whether some entry has a method of this name that makes or lends. */
  public boolean isNamedAsCreator(String method) {
    return words.contains(method);
  }

  /** Whether the catalogue says of a method that it makes or lends, whatever it is given. */
  boolean makes(String receiver, String method) {
    return world.hierarchy(receiver).stream()
        .anyMatch(
            owner ->
                !catalogue.mustCloseCalls(owner, method).isEmpty()
                    || !catalogue.creators(owner, method).isEmpty()
                    || !catalogue.borrows(owner, method).isEmpty());
  }

  /** Whether some entry has a method of this name that is given what it has to close. */
  boolean isNamedAsReceiver(String method) {
    return receivers.contains(method);
  }

  /** Whether a project method that returns this may give something to close. */
  boolean mayGive(Type type) {
    return !type.isPrimitive()
        && !type.equals(Type.VOID)
        && !type.equals(Type.STRING)
        && !type.isUnknown()
        && (isCloseable(type) || type.equals(Type.OBJECT));
  }

  /** Whether everything of this type has to be closed. */
  boolean mustBeClosed(Type type) {
    ResourceType entry = type.isUnknown() || type.isPrimitive() ? null : entry(type.name());
    return entry != null && entry.needsClose() == NeedsClose.ALWAYS;
  }

  /**
   * Whether an entry is one of the interfaces that say no more than that there is a close method.
   */
  private static boolean isJustCloseable(ResourceType entry) {
    return entry.name().equals(AUTO_CLOSEABLE) || entry.name().equals("java.io.Closeable");
  }

  /** Whether a project class closes in its own way what its catalogued supertype need not close. */
  private boolean declaresClose(String name, String catalogued) {
    for (String type : world.hierarchy(name)) {
      if (type.equals(catalogued)) {
        return false;
      }
      TypeInfo info = world.type(type);
      if (info != null
          && info.origin() == Origin.PROJECT
          && info.methods().stream()
              .anyMatch(m -> m.name().equals("close") && m.parameters().isEmpty())) {
        return true;
      }
    }
    return false;
  }

  private Birth birth(String type, ResourceType entry, boolean borrowed, Certainty certainty) {
    Certainty limit = entry.needsClose() == NeedsClose.ALWAYS ? certainty : Certainty.ON_EVIDENCE;
    return new Birth(
        type,
        grade(type, entry),
        borrowed,
        limit.compareTo(certainty) > 0 ? limit : certainty,
        false,
        entry.kind() == Kind.STREAM || entry.kind() == Kind.CHANNEL);
  }

  private Grade grade(String type, ResourceType entry) {
    return switch (entry.kind()) {
      case STORAGE, REDIS_CLIENT, HTTP_CLIENT, DB_POOL, BROKER_CONNECTION, BOT_SESSION ->
          Grade.STORAGE;
      case DB_CONNECTION ->
          LENT_BY_CONNECTION.stream().anyMatch(t -> world.isSubtype(type, t) == Answer.YES)
              ? Grade.RESOURCE
              : Grade.STORAGE;
      case EXECUTOR, HTTP_RESPONSE, CHANNEL, STREAM, OTHER -> Grade.RESOURCE;
    };
  }

  /** Kind of a type as the catalogue has it, null where it has none. */
  public @Nullable Kind kind(String type) {
    ResourceType entry = entry(type);
    return entry == null ? null : entry.kind();
  }

  /** What a call gives its caller to close, null for nothing that the catalogue knows. */
  @Nullable Birth obtained(Expr.Call call, Invocation invocation, Typing typing) {
    String name = call.name();
    List<String> owners =
        invocation.receiver().isUnknown()
            ? List.of()
            : world.hierarchy(invocation.receiver().name());
    if (isBuiltOverShared(call, typing)) {
      return null;
    }
    for (String owner : owners) {
      if (catalogue.isSharedInstance(owner, name, call.arguments().size())
          || catalogue.isAccessorNotOwned(owner, name)
          || catalogue.sharesParent(owner, name)) {
        return null;
      }
      for (MemberRef never : catalogue.neverCloseCalls(owner, name)) {
        if (fits(never, call.arguments(), typing)) {
          return null;
        }
      }
    }
    for (String owner : owners) {
      for (MemberRef must : catalogue.mustCloseCalls(owner, name)) {
        if (fits(must, call.arguments(), typing)) {
          return mustClose(call, invocation, typing);
        }
      }
      for (Creator creator : catalogue.creators(owner, name)) {
        if (!creator.async()
            && (!creator.erased() || says(call, invocation, creator.creates(), typing))
            && fits(creator.call(), call.arguments(), typing)) {
          return fromCreator(creator.creates(), call, typing, false);
        }
      }
      for (Borrow borrow : catalogue.borrows(owner, name)) {
        if (!borrow.async() && fits(borrow.call(), call.arguments(), typing)) {
          ResourceType lender = catalogue.type(owner);
          boolean pool = lender != null && lender.pooled();
          return fromCreator(borrow.returns(), call, typing, pool);
        }
      }
    }
    return null;
  }

  /**
   * Whether a call that many types inherit makes one of this type, going by the type of the call,
   * its builder or the class at the start of its chain.
   */
  private boolean says(Expr.Call call, Invocation invocation, String created, Typing typing) {
    String builder = invocation.receiver().name();
    if (world.isA(typing.typeOf(call), created) == Answer.YES
        || builder.equals(created + "Builder")
        || builder.equals(created + "$Builder")) {
      return true;
    }
    Expr link = call;
    while (link instanceof Expr.Call x && x.target() != null) {
      link = x.target();
    }
    Type named = typing.typeNamed(link);
    return named != null && world.isA(named, created) == Answer.YES;
  }

  /** Closing a client closes its connection manager, which is bad where others use that too. */
  private static boolean isBuiltOverShared(Expr.Call call, Typing typing) {
    Expr link = call;
    while (link instanceof Expr.Call x) {
      if (x.name().equals("setConnectionManager") && x.arguments().size() == 1) {
        Variable manager = typing.variable(x.arguments().get(0));
        return manager != null && manager.isField();
      }
      link = x.target();
    }
    return false;
  }

  private Birth mustClose(Expr.Call call, Invocation invocation, Typing typing) {
    Type type = typing.typeOf(call);
    String name = type.isUnknown() ? invocation.receiver().name() : type.name();
    ResourceType entry = entry(name);
    Grade grade = entry == null ? Grade.RESOURCE : grade(name, entry);
    return new Birth(name, grade, false, Certainty.SURE, false, isStreamName(name));
  }

  private @Nullable Birth fromCreator(
      String created, Expr.Call call, Typing typing, boolean borrowed) {
    Type declared = typing.typeOf(call);
    String type = created;
    // The call's own type may be a subtype of what the entry names.
    if (!declared.isUnknown() && world.isSubtype(declared.name(), created) == Answer.YES) {
      type = declared.name();
    }
    ResourceType entry = entry(type);
    if (entry == null) {
      entry = entry(created);
    }
    if (entry == null) {
      return world.isSubtype(type, AUTO_CLOSEABLE) == Answer.YES
          ? new Birth(type, Grade.RESOURCE, borrowed, Certainty.SURE, false, false)
          : null;
    }
    return entry.needsClose() == NeedsClose.NO
        ? null
        : birth(type, entry, borrowed, Certainty.SURE);
  }

  /** Whether what was lent stays open when its lender is closed. */
  boolean outlives(Birth lent, Birth lender) {
    return world.isSubtype(lent.type(), "java.sql.Statement") == Answer.YES
        && (lender.borrowed() || lender.certainty() != Certainty.SURE);
  }

  /** What a project method gives that is known to return something fresh. */
  Birth fresh(Birth inCallee, boolean nullable) {
    return new Birth(
        inCallee.type(),
        inCallee.grade(),
        inCallee.borrowed(),
        inCallee.certainty(),
        nullable || inCallee.nullable(),
        inCallee.ownIo());
  }

  /**
   * What an unresolved call gives to a variable of this declared type: only a type that must always
   * be closed, and only from a method that is named as giving something new.
   */
  @Nullable Birth possible(Expr.Call call, Type declared) {
    ResourceType entry = mustBeClosed(declared) ? entry(declared.name()) : null;
    if (entry == null) {
      return null;
    }
    boolean creator =
        !call.name().startsWith("get")
                && entry.creators().stream().anyMatch(c -> c.call().member().equals(call.name()))
            || !call.name().startsWith("get")
                && entry.lentBy().stream().anyMatch(m -> m.member().equals(call.name()));
    // Nobody hands out an array of what it keeps.
    if (creator || declared.isArray() || isGiving(call.name())) {
      Birth birth = birth(declared.name(), entry, false, Certainty.POSSIBLE);
      return new Birth(birth.type(), birth.grade(), false, birth.certainty(), true, birth.ownIo());
    }
    return null;
  }

  /** Whether the catalogue says that the caller has nothing to close. */
  boolean isDenied(Expr.Call call, Invocation invocation) {
    return owners(invocation).stream()
        .anyMatch(
            o ->
                catalogue.isSharedInstance(o, call.name(), call.arguments().size())
                    || catalogue.isAccessorNotOwned(o, call.name())
                    || catalogue.sharesParent(o, call.name())
                    || catalogue.isNeverCloseCall(o, call.name()));
  }

  /** Whether an object of this type is, or by its name may be, something to close. */
  boolean looksCloseable(Type type) {
    if (isCloseable(type)) {
      return true;
    }
    String name = simple(type.name());
    return !isPlain(type)
        && world.type(type.name()) == null
        && CLOSEABLE_SUFFIXES.stream().anyMatch(name::endsWith);
  }

  /** Whether closing an object of this type does nothing. */
  boolean isInMemory(Type type) {
    if (type.isUnknown() || type.equals(Type.NULL)) {
      return false;
    }
    ResourceType entry = entry(type.name());
    return entry == null ? isPlain(type) : entry.needsClose() == NeedsClose.NO;
  }

  /** Whether it holds memory outside the heap, whatever it is made around. */
  boolean ownsNativeMemory(Birth birth) {
    return NATIVE.stream().anyMatch(t -> world.isSubtype(birth.type(), t) == Answer.YES);
  }

  /** Whether it is a stream, reader, writer or channel by its type or its name. */
  boolean isStream(Type type) {
    if (type.isUnknown()) {
      return false;
    }
    Kind kind = kind(type.name());
    return kind == Kind.STREAM || kind == Kind.CHANNEL || isStreamName(type.name());
  }

  /** Whether it is known that an object of this type has nothing to close. */
  boolean isPlain(Type type) {
    return !type.isUnknown()
        && world.isA(type, AUTO_CLOSEABLE) == Answer.NO
        && entry(type.name()) == null;
  }

  static boolean isGiving(String name) {
    return GIVING_NAMES.contains(name)
        || GIVING_PREFIXES.stream().anyMatch(p -> hasPrefix(name, p));
  }

  /** Something of an unknown type that the body itself treats as a closeable. */
  static Birth onEvidence(Type type) {
    return new Birth(
        type.isUnknown() ? "?" : type.name(),
        Grade.RESOURCE,
        false,
        Certainty.ON_EVIDENCE,
        true,
        isStreamName(type.name()));
  }

  private boolean fits(MemberRef call, List<Expr> arguments, Typing typing) {
    List<String> parameters = call.parameters();
    if (parameters == null) {
      return true;
    }
    if (parameters.size() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (!fits(arguments.get(i), parameters.get(i), typing)) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(Expr argument, String parameter, Typing typing) {
    if (argument instanceof Expr.Lambda || argument instanceof Expr.MethodRef) {
      return parameter.startsWith("java.util.function.");
    }
    Type type = typing.typeOf(argument);
    if (type.isUnknown()
        || type.equals(Type.NULL)
        || parameter.equals("java.lang.Object")
        || simple(type).equals(simple(parameter))) {
      return true;
    }
    return !type.isArray()
        && !type.isPrimitive()
        && !parameter.endsWith("[]")
        && world.isSubtype(type.name(), parameter) != Answer.NO;
  }

  private static String simple(Type type) {
    return simple(type.name()) + "[]".repeat(type.dimensions());
  }

  static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** Whether an expression is one of those that nobody closes, such as {@code System.in}. */
  boolean isNeverClosed(Expr e, Typing typing) {
    if (e instanceof Expr.New creation && !creation.arguments().isEmpty()) {
      return creation.arguments().stream().anyMatch(a -> isNeverClosed(a, typing));
    }
    Variable variable = typing.variable(e);
    if (variable != null && variable.isField()) {
      return catalogue.isNeverCloseField(variable.owner(), variable.name());
    }
    if (e instanceof Expr.Select select) {
      Type owner = typing.typeNamed(select.target());
      return owner != null && catalogue.isNeverCloseField(owner.name(), select.name());
    }
    if (e instanceof Expr.Call call) {
      Invocation invocation = typing.invocation(call);
      return catalogue.isNeverCloseCall(invocation.owner(), call.name());
    }
    return false;
  }

  /** Whether a call or creation of a library is known not to fail, whatever it declares. */
  boolean neverThrows(Invocation invocation, int arguments) {
    MethodInfo method = invocation.method();
    if (method != null && method.origin() == Origin.PROJECT) {
      return false;
    }
    List<String> owners =
        invocation.name().equals(MemberRef.CONSTRUCTOR)
            ? List.of(invocation.receiver().name())
            : owners(invocation);
    return owners.stream()
        .anyMatch(
            owner ->
                catalogue.isNeverThrowing(owner)
                    || catalogue.neverThrows(owner, invocation.name()).stream()
                        .anyMatch(call -> call.accepts(arguments)));
  }

  /** Which argument a constructor wraps, -1 for none. */
  int wrapped(Expr.New e, Typing typing) {
    Type type = typing.resolve(e.type());
    List<Expr> arguments = e.arguments();
    for (String owner : type.isUnknown() ? List.<String>of() : world.hierarchy(type.name())) {
      for (var wrap : catalogue.wraps(owner, MemberRef.CONSTRUCTOR, arguments.size())) {
        int i = wrap.parameter();
        if (i < arguments.size() && mayBeCloseable(typing.typeOf(arguments.get(i)))) {
          return i;
        }
      }
      if (catalogue.type(owner) != null) {
        break;
      }
    }
    return -1;
  }

  /** Which argument of a method its result or the callee takes over, -1 for none. */
  public int takenOver(Invocation invocation, int arity) {
    for (String owner : owners(invocation)) {
      for (var wrap : catalogue.wraps(owner, invocation.name(), arity)) {
        return wrap.parameter();
      }
    }
    return -1;
  }

  private List<String> owners(Invocation invocation) {
    return invocation.receiver().isUnknown()
        ? List.of()
        : world.hierarchy(invocation.receiver().name());
  }

  boolean mayBeCloseable(Type type) {
    if (type.isUnknown()) {
      return true;
    }
    if (type.isArray() || type.isPrimitive() || type.equals(Type.STRING)) {
      return false;
    }
    return world.isSubtype(type.name(), AUTO_CLOSEABLE) != Answer.NO
        || world.isSubtype(type.name(), "java.lang.Readable") == Answer.YES;
  }

  boolean isCloseable(Type type) {
    return !type.isUnknown()
        && !type.isArray()
        && (world.isA(type, AUTO_CLOSEABLE) == Answer.YES || entry(type.name()) != null);
  }

  /** What calling a method on a resource does to it. */
  public enum Ending {
    CLOSES,
    /** Returns a publisher that closes when it is subscribed. */
    CLOSES_WHEN_SUBSCRIBED,
    KEEPS
  }

  public Ending ending(Type receiver, String method, String resource) {
    for (String type : List.of(receiver.name(), resource)) {
      for (String owner : type.equals("?") ? List.<String>of() : world.hierarchy(type)) {
        ResourceType entry = catalogue.type(owner);
        if (entry == null) {
          continue;
        }
        if (entry.notClosers().contains(method)) {
          return Ending.KEEPS;
        }
        for (Closer closer : entry.closers()) {
          if (closer.chain().isEmpty()
              ? closer.method().equals(method)
              : endsWith(closer, method)) {
            return closer.mustSubscribe() ? Ending.CLOSES_WHEN_SUBSCRIBED : Ending.CLOSES;
          }
        }
      }
    }
    return isClosing(method) ? Ending.CLOSES : Ending.KEEPS;
  }

  private static boolean endsWith(Closer closer, String method) {
    return closer.chain().get(closer.chain().size() - 1).equals(method);
  }

  public static boolean isClosing(String name) {
    return CLOSING_NAMES.contains(name)
        || CLOSING_PREFIXES.stream().anyMatch(p -> hasPrefix(name, p))
        || name.endsWith("Quietly");
  }

  public static boolean isStoring(String name) {
    return STORING_PREFIXES.stream().anyMatch(p -> hasPrefix(name, p));
  }

  /** Whether a library method of this name keeps the resource that it is given. */
  static boolean isKeeping(String name) {
    return hasPrefix(name, "set") || hasPrefix(name, "add") || hasPrefix(name, "register");
  }

  /** Whether a method of this name uses up what it is given and leaves closing to its caller. */
  boolean isConsuming(Expr.Call call) {
    String name = call.name();
    // Object mappers close what they read from.
    if (BINDING.contains(name)
        || lastName(call.target()).toLowerCase(Locale.ROOT).contains("mapper")) {
      return false;
    }
    return CONSUMING.stream().anyMatch(p -> hasPrefix(name, p));
  }

  private static String lastName(@Nullable Expr e) {
    if (e instanceof Expr.Name name) {
      return name.identifier();
    } else if (e instanceof Expr.Select select) {
      return select.name();
    }
    return e instanceof Expr.Call call ? call.name() : "";
  }

  /** Whether the catalogue says that a method leaves open what it is given. */
  boolean leavesOpen(Invocation invocation) {
    return owners(invocation).stream().anyMatch(o -> catalogue.leavesOpen(o, invocation.name()));
  }

  private static boolean hasPrefix(String name, String prefix) {
    return name.startsWith(prefix)
        && (name.length() == prefix.length()
            || !Character.isLowerCase(name.charAt(prefix.length())));
  }

  /** Whether a helper closes this argument. */
  public boolean helperCloses(Invocation invocation, int argument) {
    for (String owner : owners(invocation)) {
      for (var helper : catalogue.closingHelpers(owner, invocation.name())) {
        if (helper.closes().at(argument)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a method is named as closing or taking back what it is given. */
  public static boolean isTakingBack(String name) {
    return isClosing(name) || TAKING_BACK.stream().anyMatch(p -> hasPrefix(name, p));
  }

  boolean isScoped(Invocation invocation) {
    return owners(invocation).stream()
        .anyMatch(o -> catalogue.isScopedHelper(o, invocation.name()));
  }

  /** Whether what a call on a resource returns is the part that its closer closes. */
  public boolean leadsToCloser(Type receiver, String method) {
    return !receiver.isUnknown()
        && world.hierarchy(receiver.name()).stream()
            .anyMatch(owner -> isLinkOfCloser(owner, method));
  }

  private boolean isLinkOfCloser(String owner, String method) {
    ResourceType entry = catalogue.type(owner);
    return entry != null && entry.closers().stream().anyMatch(c -> c.chain().contains(method));
  }

  /** Whether the result of a call on a resource is a part or view that closes the whole. */
  public boolean isView(Type receiver, Expr.Call call, @Nullable MethodInfo method, Type result) {
    for (String owner :
        receiver.isUnknown() ? List.<String>of() : world.hierarchy(receiver.name())) {
      if (catalogue.isAccessorNotOwned(owner, call.name())) {
        return !owner.equals(ZIP_FILE);
      }
      if (isLinkOfCloser(owner, call.name())) {
        return true;
      }
    }
    if (result.isUnknown() || receiver.isUnknown() || method == null) {
      return false;
    }
    return isFluent(receiver, result);
  }

  /** Whether a method gives another object that uses the same connections. */
  boolean sharesParent(String owner, String method) {
    return !owner.equals("?")
        && world.hierarchy(owner).stream().anyMatch(o -> catalogue.sharesParent(o, method));
  }

  /** Whether a call gives something that shares what its receiver has, or its builder. */
  boolean isDerived(Expr.Call call, Typing typing) {
    Expr link = call;
    while (link instanceof Expr.Call x && (link == call || !x.name().equals("build"))) {
      if (sharesParent(typing.invocation(x).receiver().name(), x.name())) {
        return true;
      }
      link = x.target();
    }
    Expr builder = call.target();
    return builder != null
        && call.name().equals("build")
        && simple(typing.typeOf(builder).name()).endsWith("Builder");
  }

  private boolean isFluent(Type receiver, Type result) {
    if (result.isArray() || result.isPrimitive() || result.name().equals("java.lang.Object")) {
      return false;
    }
    if (result.name().startsWith("java.util.stream.")
        && receiver.name().startsWith("java.util.stream.")) {
      return true;
    }
    return isCloseableOrAppendable(result)
        && world.isSubtype(receiver.name(), result.name()) == Answer.YES;
  }

  private boolean isCloseableOrAppendable(Type type) {
    return isCloseable(type) || type.name().equals("java.lang.Appendable");
  }

  static boolean isStreamName(String name) {
    return STREAM_SUFFIXES.stream().anyMatch(name::endsWith);
  }

  /** Whether a parameter of a method is given to it to be closed there. */
  boolean isReceived(TypeDecl type, Typing typing, String method, int index, int arity) {
    List<String> owners = new ArrayList<>(world.hierarchy(typing.info(type).name()));
    for (Type supertype : typing.info(type).supertypes()) {
      owners.addAll(world.hierarchy(supertype.name()));
    }
    for (String owner : owners) {
      for (var role : catalogue.receivedAs(owner, method)) {
        if (role.parameter() == index && role.call().accepts(arity)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What arrives in a parameter that its method has to close. */
  @Nullable Birth received(Type type) {
    ResourceType entry = type.isUnknown() ? null : entry(type.name());
    return entry == null ? null : birth(type.name(), entry, false, Certainty.SURE);
  }
}
