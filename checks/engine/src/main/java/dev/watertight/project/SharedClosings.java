package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Member;
import dev.watertight.model.Mentions;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Pattern;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operations that close a client, pool or storage that others go on using. Thread-safe. */
public final class SharedClosings {
  /** Parts of the names of classes and methods whose business is the end of something. */
  private static final List<String> ENDING =
      List.of(
          "shutdown",
          "shutdow",
          "stop",
          "exit",
          "quit",
          "restart",
          "reload",
          "reboot",
          "kill",
          "logout",
          "disconnect",
          "reconnect",
          "reset",
          "destroy",
          "terminate",
          "dispose",
          "close",
          "teardown",
          "finali",
          "uninstall",
          "disable",
          "unload",
          "leave",
          "release",
          "refresh",
          "recreate",
          "rotate",
          "switch");

  /** A method so named ends something; a class so named may just tidy up, again and again. */
  private static final String TIDYING = "cleanup";

  private static final Set<String> COLLECTING =
      Set.of("add", "addFirst", "addLast", "offer", "push", "put", "putIfAbsent");

  private static final Set<String> GONE =
      Set.of("isClosed", "isShutdown", "isTerminated", "isOpen", "isRunning", "isConnected");

  private static final Set<String> PROCESS_END = Set.of("exit", "halt");

  private final ResourceFacts facts;
  private final SharedSources sources;
  private final Uses uses;
  private final Entries entries;
  private final Runs runs;
  private final LastingConnections lasting;

  SharedClosings(
      ResourceFacts facts,
      Catalogue catalogue,
      Pools pools,
      Uses uses,
      Fates fates,
      Entries entries,
      Runs runs,
      LastingConnections lasting) {
    this.facts = facts;
    this.sources = new SharedSources(facts, catalogue, pools, uses, fates, entries, lasting);
    this.uses = uses;
    this.entries = entries;
    this.runs = runs;
    this.lasting = lasting;
  }

  /**
   * An operation closes what is shared.
   *
   * @param place where it closes
   * @param type binary name of what is closed
   * @param from where it comes from, for people: {@code Slack.getInstance() hands out one for the
   *     whole process}
   * @param runs how often the operation runs; {@link Runs.Often#UNKNOWN} where only the library
   *     says that it is shared
   */
  public record Closing(Place place, String type, String from, Runs.Answer runs) {}

  /** Whether a file may close something. */
  boolean mayCloseIn(Mentions file) {
    return file.managing() || file.called().stream().anyMatch(ResourceFacts::isClosing);
  }

  /** What the operations of a file close. */
  public List<Closing> in(SourceFile file, Typing typing) {
    List<Closing> found = new ArrayList<>();
    Trail.visit(
        file.types(),
        trail -> {
          Closing closing = null;
          if (trail.node() instanceof Expr.Call call) {
            closing = ofCall(new Site(file, typing, trail), call);
          } else if (trail.node() instanceof Stmt.Try attempt) {
            for (Stmt resource : attempt.resources()) {
              closing = closing == null ? ofResource(file, typing, trail, resource) : closing;
            }
          }
          if (closing != null) {
            found.add(closing);
          }
        });
    found.sort(Comparator.comparingInt(c -> c.place().start()));
    return found;
  }

  private @Nullable Closing ofCall(Site site, Expr.Call call) {
    Expr target = call.target();
    if (target == null || !ResourceFacts.isClosing(call.name())) {
      return null;
    }
    SharedSources.Source source = closedByStatic(site.typing().invocation(call));
    if (source != null) {
      return judge(site, source, call.place());
    }
    source = sources.of(site.at(new Trail(target, site.trail())));
    if (source == null || !closes(source.type(), call)) {
      return null;
    }
    return judge(site, source, call.place());
  }

  /** What a static method of the project that is named for it closes: {@code Holder.close()}. */
  private SharedSources.@Nullable Source closedByStatic(Invocation invocation) {
    MethodInfo method = invocation.method();
    SourceFile file =
        method == null
                || method.origin() != Origin.PROJECT
                || !method.isStatic()
                || !method.parameters().isEmpty()
            ? null
            : uses.fileOf(method.owner());
    if (method == null || file == null) {
      return null;
    }
    Typing typing = facts.typings().of(file);
    List<SharedSources.Source> found = new ArrayList<>();
    Trail.visit(
        file.types(),
        trail -> {
          if (trail.node() instanceof Expr.Call call
              && call.target() != null
              && ResourceFacts.isClosing(call.name())
              && trail.member() instanceof MethodDecl declared
              && typing.info(declared).id().equals(method.id())) {
            SharedSources.Source inner =
                sources.of(new Site(file, typing, new Trail(call.target(), trail)));
            if (inner != null
                && inner.field() != null
                && inner.field().isStatic()
                && closes(inner.type(), call)
                && !isRenewed(inner.field(), new Site(file, typing, trail))) {
              found.add(inner);
            }
          }
        });
    return found.isEmpty() ? null : found.get(0);
  }

  private boolean closes(Type type, Expr.Call call) {
    return facts.ending(type, call.name(), type.name()) != ResourceFacts.Ending.KEEPS;
  }

  private @Nullable Closing ofResource(
      SourceFile file, Typing typing, Trail attempt, Stmt resource) {
    Expr value =
        resource instanceof Stmt.Local local
            ? local.initializer()
            : resource instanceof Stmt.Expression named ? named.expression() : null;
    if (value == null) {
      return null;
    }
    Trail below = new Trail(resource, attempt);
    Site site = new Site(file, typing, new Trail(value, below));
    SharedSources.Source source = sources.of(site);
    return source == null ? null : judge(site, source, value.place());
  }

  private @Nullable Closing judge(Site site, SharedSources.Source source, Place place) {
    if (!(site.trail().member() instanceof MethodDecl method)
        || method.isConstructor()
        || isEnd(site, method)
        || source.field() != null && isRenewed(source.field(), site)) {
      return null;
    }
    Runs.Answer answer = runs.of(site);
    boolean operation =
        answer.often() == Runs.Often.AGAIN || answer.often() == Runs.Often.LIKELY_AGAIN;
    if (source.field() == null && source.global()) {
      // A library's own instance is nobody's to close while the process goes on.
      return answer.often() == Runs.Often.ONCE
          ? null
          : new Closing(place, source.type().name(), source.from(), answer);
    }
    boolean own = source.field() != null && isOfEachRun(source.field(), answer, site);
    return !operation || endsOnTheWay(answer) || own
        ? null
        : new Closing(place, source.type().name(), source.from(), answer);
  }

  /** Whether the code around is there to end something. */
  private boolean isEnd(Site site, MethodDecl method) {
    if (methodNamesEnd(method.name())
        || namesEnd(site.trail().type().simpleName())
        || entries.isOnce(method, site.trail().type(), site.typing())
        || method.annotations().stream()
            .map(Annotation::simpleName)
            .anyMatch(a -> a.equals("PreDestroy") || a.startsWith("After") || a.equals("Test"))) {
      return true;
    }
    if (isToldOfEnd(site.trail())) {
      return true;
    }
    return uses.names(site.file()).calls(PROCESS_END).stream()
        .flatMap(List::stream)
        .anyMatch(call -> call.member() == site.trail().member());
  }

  /**
   * Whether code runs for an event of the end only: {@code if (event instanceof ShutdownEvent)}.
   */
  private static boolean isToldOfEnd(Trail closing) {
    boolean[] told = {false};
    for (Trail trail = closing; trail != null; trail = trail.up()) {
      if (trail.node() instanceof Stmt.If choice
          && choice.then().place().contains(((Expr) closing.node()).place())) {
        Nodes.expressions(
            choice.condition(),
            false,
            e ->
                told[0] |=
                    e instanceof Expr.InstanceOf test
                        && test.pattern() instanceof Pattern.OfType asked
                        && asked.type() != null
                        && namesEnd(FileNames.simple(asked.type().name())));
      }
    }
    return told[0];
  }

  private static boolean namesEnd(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDING.stream().anyMatch(lower::contains);
  }

  private static boolean methodNamesEnd(String name) {
    return namesEnd(name) || name.toLowerCase(Locale.ROOT).contains(TIDYING);
  }

  private static boolean endsOnTheWay(Runs.Answer answer) {
    return answer.path().stream()
        .anyMatch(
            step ->
                step.trail().member() instanceof MethodDecl method && methodNamesEnd(method.name())
                    || namesEnd(step.trail().type().simpleName()));
  }

  /** Whether what repeats the code is that a new object with the field is made each time. */
  private boolean isOfEachRun(Variable field, Runs.Answer answer, Site site) {
    if (field.isStatic()) {
      return false;
    }
    for (Site step : answer.path()) {
      Expr e = step.expression();
      if (e == site.expression()) {
        continue;
      }
      if (e instanceof Expr.New creation
          && step.typing().resolve(creation.type()).name().equals(field.owner())) {
        return true;
      }
      Expr target = e instanceof Expr.Call call ? call.target() : null;
      if (target instanceof Expr.New) {
        return true;
      }
      Variable receiver = target == null ? null : step.typing().variable(target);
      if (receiver != null && !receiver.isField() && receiver.type().name().equals(field.owner())) {
        return true;
      }
    }
    return !entries.isSingleton(site.trail().type())
        && uses.creationsOf(field.owner()).certain().stream()
            .anyMatch(
                creation -> isOneOfMany(creation) || runs.of(creation).often() != Runs.Often.ONCE)
        && fieldIsMadeWithItsObject(field);
  }

  /** Whether a new object is put among others: {@code rounds.add(new Round())}. */
  private static boolean isOneOfMany(Site creation) {
    return creation.trail().parent() instanceof Expr.Call call
        && COLLECTING.contains(call.name())
        && call.arguments().contains(creation.expression());
  }

  /** Whether each object makes its own for the field. */
  private boolean fieldIsMadeWithItsObject(Variable field) {
    SourceFile file = uses.fileOf(field.owner());
    if (file == null) {
      return false;
    }
    return uses.names(file).fields(field.name()).stream()
        .anyMatch(
            trail ->
                trail.node() instanceof FieldDecl declared
                    && declared.initializer() != null
                    && trail.type().binaryName().equals(field.owner()));
  }

  /**
   * Whether a closed one is replaced: by this method, or by whoever asks for it when it is closed
   * or not there.
   */
  private boolean isRenewed(Variable field, Site closing) {
    Member here = closing.trail().member();
    boolean one = lasting.isOne(field.type());
    for (Site use : uses.usesOf(field).certain()) {
      Object parent = use.trail().parent();
      if (SharedSources.isAssigned(use.trail()) && use.trail().member() == here) {
        return true;
      }
      if (one) {
        continue;
      }
      if (parent instanceof Expr.Call call
          && call.target() == use.expression()
          && GONE.contains(call.name())
          && use.trail().member() != here) {
        return true;
      }
      if (SharedSources.isAssigned(use.trail())
          && parent instanceof Expr.Assign assign
          && !Fates.isConstruction(use.trail())
          && !field.isStatic()
          && !(assign.value() instanceof Expr.Name)) {
        return true;
      }
    }
    return false;
  }
}
