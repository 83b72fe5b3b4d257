package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.catalogue.Kind;
import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Member;
import dev.watertight.model.Mentions;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Storages that are kept for long, in a field or by {@code main}, and not closed. Thread-safe. */
public final class KeptStorages {
  /** A project without any of these is a library, whose users close. */
  private static final Set<String> STARTS =
      Set.of("main", "onEnable", "contextInitialized", "onUpdateReceived", "consume");

  private static final Set<String> BEANS = Set.of("Bean", "Produces", "Provides", "Singleton");
  private static final Set<String> CLOSED_AT_EXIT =
      Set.of("closeOnJvmShutdown", "closeOnJvmShutdownWeakReference", "registerShutdownHook");

  private final Uses uses;
  private final Pools pools;
  private final Fates fates;
  private final Releases releases;
  private final Hooks hooks;
  private final Around around;
  private final Runs runs;
  private final Mentioned mentioned;
  private final Keepers keepers;
  private final DeadCode deadCode;

  KeptStorages(
      ResourceFacts facts,
      Uses uses,
      Pools pools,
      Fates fates,
      Releases releases,
      Entries entries,
      Hooks hooks,
      Runs runs,
      Mentioned mentioned) {
    this.uses = uses;
    this.pools = pools;
    this.fates = fates;
    this.releases = releases;
    this.hooks = hooks;
    this.around = new Around(entries, fates);
    this.runs = runs;
    this.mentioned = mentioned;
    this.keepers = new Keepers(facts, uses, fates, entries, hooks);
    this.deadCode = new DeadCode(facts, uses, entries, hooks);
  }

  /** What is wrong with a storage that is kept. */
  public enum Fault {
    /** Nothing closes it. */
    NEVER_CLOSED,
    /** What closes it is never called. */
    CLOSE_NOT_CALLED,
    /** What closes other things of its owner passes it over. */
    FORGOTTEN,
    /** A new one takes its place, and nothing closes the old one. */
    OVERWRITTEN
  }

  /**
   * A storage that is not closed.
   *
   * @param site where it is made
   * @param stored what puts it where it is kept
   * @param holder name of the variable that keeps it; empty where something else in it does
   * @param keeper the class that has this field, or the method that has this variable
   * @param where what closes others, or what is not called; empty for none
   * @param repeats what makes one again and again, as a clause; empty for one that is made once
   * @param closerRuns whether what closes others may be run at all
   * @param seenWhole whether its file shows it, whatever else there is
   */
  public record Kept(
      Site site,
      Site stored,
      Pools.Pool pool,
      Fault fault,
      String holder,
      String keeper,
      String where,
      String repeats,
      boolean closerRuns,
      boolean seenWhole) {}

  /** What a file keeps and nobody closes, in order. */
  public List<Kept> in(SourceFile file, Typing typing) {
    List<Kept> kept = new ArrayList<>();
    Mentions names = mentioned.of(file.path());
    if (names != null && !mayBeIn(names)) {
      return kept;
    }
    int end = 0;
    for (Site site : pools.creations(file, typing)) {
      Pools.Pool pool =
          site.place().start() < end ? null : pools.storage(site.expression(), typing);
      if (pool != null) {
        end = site.place().end();
        Kept found = concerns(pool, site) && mentioned.declares(STARTS) ? judge(site, pool) : null;
        if (found != null) {
          kept.add(found);
        }
      }
    }
    return kept;
  }

  /** Whether a file may keep some, going by names. */
  boolean mayBeIn(Mentions file) {
    return pools.mayBeMadeIn(file) || pools.mayConnect(file);
  }

  private boolean concerns(Pools.Pool pool, Site site) {
    return switch (pool.kind()) {
      case STORAGE, REDIS_CLIENT, DB_POOL, DB_CONNECTION, BROKER_CONNECTION ->
          pool.inner() == null
              ? !isClosedAtExit(site.expression())
              : keepers.hasCloser(pool.type());
      // Who names its threads has made daemons of them, or has thought of their end.
      case EXECUTOR -> pool.inner() == null && !hasThreadFactory(site);
      // Idle connections of HTTP clients end by themselves; what is left ends with the process.
      case HTTP_CLIENT, BOT_SESSION, HTTP_RESPONSE, CHANNEL, STREAM, OTHER -> false;
    };
  }

  private static boolean isClosedAtExit(Expr creation) {
    Expr link = creation;
    while (link instanceof Expr.Call call) {
      if (CLOSED_AT_EXIT.contains(call.name())) {
        return true;
      }
      link = call.target();
    }
    return false;
  }

  private static boolean hasThreadFactory(Site site) {
    List<Expr> arguments =
        site.expression() instanceof Expr.Call call
            ? call.arguments()
            : site.expression() instanceof Expr.New creation ? creation.arguments() : List.of();
    return arguments.stream().anyMatch(a -> !isPlainNumber(a, site.typing()));
  }

  private static boolean isPlainNumber(Expr e, Typing typing) {
    return typing.typeOf(e).isPrimitive() && !typing.typeOf(e).name().equals("boolean");
  }

  private @Nullable Kept judge(Site site, Pools.Pool pool) {
    MethodDecl method = site.trail().nearest(MethodDecl.class);
    if (method != null && isBean(method)) {
      return null;
    }
    Fates.Fate fate = fates.of(site);
    if (fate.way() == Fates.Way.USED) {
      return atStart(site, pool, method, fate);
    }
    TypeDecl type = site.trail().type();
    Site stored = site;
    if (method != null
        && fate.way() == Fates.Way.RETURNED
        && hooks.isLeftOpen(method, type, site.typing())) {
      return new Kept(
          site,
          site,
          pool,
          Fault.NEVER_CLOSED,
          method.name(),
          name(method, type),
          "",
          "",
          false,
          true);
    }
    if (fate.field() == null && fate.way() == Fates.Way.RETURNED && method != null) {
      stored = keptByOwnClass(site.typing().info(method));
    } else if (fate.field() != null && isMadeByOwnClass(site, fate.field())) {
      return null;
    }
    Variable field = stored == null ? null : fates.of(stored).field();
    if (stored == null || field == null || !keepers.isInUse(field, type, site.typing())) {
      return null;
    }
    boolean isOwn = field.owner().equals(pool.type());
    return pool.inner() != null && isOwn ? null : ofField(site, stored, pool, field);
  }

  private static boolean isBean(MethodDecl method) {
    return method.annotations().stream().map(Annotation::simpleName).anyMatch(BEANS::contains);
  }

  /** The call by which a class puts what a method of its own makes into a field, null for none. */
  private @Nullable Site keptByOwnClass(MethodInfo factory) {
    for (Site call : uses.callsOf(factory).certain()) {
      Variable field = fates.of(call).field();
      if (field != null && field.owner().equals(factory.owner())) {
        return call;
      }
    }
    return null;
  }

  /** Whether a value comes from a method of the class that keeps it; it is judged there. */
  private boolean isMadeByOwnClass(Site site, Variable field) {
    MethodInfo method =
        pools.made(site.expression(), site.typing()) == null
            ? site.typing().invocation(site.expression()).method()
            : null;
    return method != null
        && method.origin() == Origin.PROJECT
        && method.owner().equals(field.owner());
  }

  private @Nullable Kept ofField(Site site, Site stored, Pools.Pool pool, Variable field) {
    if (pool.kind() == Kind.EXECUTOR && !Keepers.isAsked(uses.usesOf(field).certain())) {
      return null;
    }
    Releases.Found found = releases.of(field);
    boolean whole = isPrivate(field) && !found.escapes();
    if (found.sites().isEmpty()) {
      return found.unsure() ? null : notClosed(site, stored, pool, field, whole);
    }
    String dead = null;
    for (Site release : found.sites()) {
      dead = deadCode.whyDead(release);
      if (dead == null) {
        break;
      }
    }
    if (dead != null) {
      boolean judgedThere =
          pool.kind() != Kind.DB_CONNECTION
              && keepers.hasCloser(field.owner())
              && keepers.isHeldByOthers(field.owner());
      return found.unsure() || judgedThere
          ? null
          : new Kept(
              site,
              stored,
              pool,
              Fault.CLOSE_NOT_CALLED,
              field.name(),
              FileNames.simple(field.owner()),
              dead,
              repeats(stored),
              false,
              false);
    }
    return overwritten(stored, pool, field, found);
  }

  private boolean isPrivate(Variable field) {
    SourceFile file = uses.fileOf(field.owner());
    return file != null
        && uses.names(file).fields(field.name()).stream()
            .anyMatch(
                f ->
                    f.type().binaryName().equals(field.owner())
                        && ((FieldDecl) f.node()).modifiers().contains(Modifier.PRIVATE));
  }

  private Kept notClosed(Site site, Site stored, Pools.Pool pool, Variable field, boolean whole) {
    List<MethodInfo> closers = keepers.closersOf(field);
    MethodInfo run = closers.stream().filter(deadCode::mayRun).findFirst().orElse(null);
    MethodInfo closer = run == null && !closers.isEmpty() ? closers.get(0) : run;
    return new Kept(
        site,
        stored,
        pool,
        closer == null ? Fault.NEVER_CLOSED : Fault.FORGOTTEN,
        field.name(),
        FileNames.simple(field.owner()),
        closer == null ? "" : FileNames.simple(field.owner()) + "." + closer.name(),
        repeats(stored),
        run != null,
        whole);
  }

  /** What makes the owner of a field again and again, with what it keeps; empty for nothing. */
  private String repeats(Site stored) {
    Runs.Answer answer = runs.of(stored);
    boolean again = answer.often() == Runs.Often.AGAIN || answer.often() == Runs.Often.LIKELY_AGAIN;
    return again ? answer.reason() : "";
  }

  private @Nullable Kept overwritten(
      Site site, Pools.Pool pool, Variable field, Releases.Found found) {
    MethodDecl method = site.trail().nearest(MethodDecl.class);
    if (fates.of(site).way() != Fates.Way.KEPT || method == null || method.isConstructor()) {
      return null;
    }
    Type returned = site.typing().info(method).returns();
    if (!returned.isVoid() && !returned.isPrimitive()) {
      // Who is given it may close it.
      return null;
    }
    for (Site release : found.sites()) {
      MethodDecl closer = release.trail().nearest(MethodDecl.class);
      // Not by identity: of one file there may be two models.
      if (closer != null
          && closer.place().equals(method.place())
          && release.file().path().equals(site.file().path())) {
        return null;
      }
    }
    if (around.of(site, false, false).isOnce() || isClosedByCallers(site, method, found)) {
      return null;
    }
    Runs.Answer answer = runs.ofCode(site);
    return answer.often() == Runs.Often.AGAIN
        ? new Kept(
            site,
            site,
            pool,
            Fault.OVERWRITTEN,
            field.name(),
            FileNames.simple(field.owner()),
            "",
            answer.reason(),
            false,
            false)
        : null;
  }

  /** Whether whoever calls what opens also calls what closes: the old one is closed by then. */
  private boolean isClosedByCallers(Site site, MethodDecl opening, Releases.Found found) {
    Set<String> closing = new TreeSet<>();
    for (Site release : found.sites()) {
      MethodDecl closer = release.trail().nearest(MethodDecl.class);
      if (closer != null) {
        closing.add(closer.name());
      }
    }
    List<Site> calls = uses.callsOf(site.typing().info(opening)).certain();
    return !closing.isEmpty()
        && !calls.isEmpty()
        && calls.stream()
            .allMatch(
                call ->
                    uses.names(call.file()).calls(closing).stream()
                        .flatMap(List::stream)
                        .anyMatch(close -> close.member() == call.trail().member()));
  }

  private static String name(MethodDecl method, TypeDecl type) {
    return type.simpleName() + "." + method.name();
  }

  /** What a start makes for the whole run and drops at its end. */
  private @Nullable Kept atStart(
      Site site, Pools.Pool pool, @Nullable MethodDecl method, Fates.Fate fate) {
    Trail member = site.trail().to(Member.class);
    if (method == null
        || member == null
        || !(fate.at().node() instanceof Stmt.Local local)
        || !isStart(site, pool, method)) {
      return null;
    }
    Variable variable = site.typing().declared(local);
    if (variable.kind() == Variable.Kind.RESOURCE) {
      return null;
    }
    List<Site> named = fates.uses(site, variable, member).stream().map(site::at).toList();
    if (pool.kind() == Kind.EXECUTOR && !Keepers.isAsked(named)) {
      return null;
    }
    String holder = local.initializer() == site.expression() ? variable.name() : "";
    Releases.Found found = releases.of(site, variable, member);
    return found.sites().isEmpty() && !found.unsure()
        ? new Kept(
            site,
            site,
            pool,
            Fault.NEVER_CLOSED,
            holder,
            name(method, site.trail().type()),
            "",
            "",
            false,
            true)
        : null;
  }

  /** What is open at the end of any other method, another rule reports. */
  private boolean isStart(Site site, Pools.Pool pool, MethodDecl method) {
    return method.name().equals("main") && method.isStatic()
        || pool.kind() == Kind.EXECUTOR && runs.ofCode(site).often() == Runs.Often.ONCE;
  }
}
