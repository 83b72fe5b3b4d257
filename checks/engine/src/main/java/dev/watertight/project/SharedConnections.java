package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.Invocation;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Single connections that threads must not share and that several threads use. Thread-safe. */
public final class SharedConnections {
  /**
   * Simple names of what is one connection or one unit of work on one; the catalogue knows which.
   */
  private static final Set<String> CONNECTIONS =
      Set.of(
          "Connection",
          "Jedis",
          "Session",
          "StatelessSession",
          "EntityManager",
          "SqlSession",
          "CloseableDSLContext",
          "Handle",
          "SqlConnection",
          "RedisConnection");

  private static final Set<String> OPENING =
      Set.of(
          "getConnection",
          "connect",
          "getResource",
          "openSession",
          "openStatelessSession",
          "createEntityManager",
          "openConnection",
          "open",
          "beginTransaction",
          "using");

  private static final int BEANS_NAMED = 4;
  private static final int CONTROLLERS_ASKED = 20;

  private final ResourceFacts facts;
  private final Uses uses;
  private final Fates fates;
  private final Lives lives;
  private final Entries entries;
  private final Runners runners;
  private final Programs programs;
  private final Mentioned mentioned;

  SharedConnections(
      ResourceFacts facts,
      Uses uses,
      Fates fates,
      Lives lives,
      Entries entries,
      Runners runners,
      Programs programs,
      Mentioned mentioned) {
    this.facts = facts;
    this.uses = uses;
    this.fates = fates;
    this.lives = lives;
    this.entries = entries;
    this.runners = runners;
    this.programs = programs;
    this.mentioned = mentioned;
  }

  /**
   * A connection that several threads use.
   *
   * @param site where it is opened
   * @param type its binary name
   * @param holder what holds it, for people
   * @param threads what runs the code that uses it, for people
   * @param sure whether code that uses it is seen to run on several threads; if not, the program
   *     has several and hands it to all
   */
  public record Shared(Site site, String type, String holder, List<String> threads, boolean sure) {
    /** Copies the list. */
    public Shared {
      threads = List.copyOf(threads);
    }
  }

  /** Whether a file may open one, going by names. */
  boolean mayBeOpenedIn(List<String> called, List<String> types) {
    return called.stream().anyMatch(OPENING::contains)
        || types.stream().map(FileNames::simple).anyMatch(CONNECTIONS::contains);
  }

  /** Those that a file opens. */
  public List<Shared> in(SourceFile file, Typing typing) {
    List<Shared> all = new ArrayList<>();
    FileNames names = uses.names(file);
    Set<Trail> trails = new HashSet<>();
    for (String opening : new TreeSet<>(OPENING)) {
      trails.addAll(names.calls(opening));
    }
    for (String connection : new TreeSet<>(CONNECTIONS)) {
      trails.addAll(names.creations(connection));
    }
    for (Trail trail : trails) {
      Site site = new Site(file, typing, trail);
      String type = opened(site);
      Shared shared = type == null || isEmbedded(file) ? null : judge(site, type);
      if (shared != null) {
        all.add(shared);
      }
    }
    return all;
  }

  /** SQLite takes turns by itself, and one connection is how it is meant to be used. */
  private static boolean isEmbedded(SourceFile file) {
    return file.text().contains("jdbc:sqlite");
  }

  private @Nullable String opened(Site site) {
    Expr e = site.expression();
    Type type = Type.UNKNOWN;
    if (e instanceof Expr.New creation) {
      type = site.typing().resolve(creation.type());
    } else if (e instanceof Expr.Call call) {
      Invocation invocation = site.typing().invocation(call);
      boolean project =
          invocation.method() != null && invocation.method().origin() == Origin.PROJECT;
      type = project ? Type.UNKNOWN : site.typing().typeOf(call);
      if (type.isUnknown() && !project) {
        type = declared(site);
      }
    }
    return isOneConnection(facts, type) ? type.name() : null;
  }

  /** What a call of a library out of sight gives, by the field or variable that is given it. */
  private static Type declared(Site site) {
    Object parent = site.trail().parent();
    Variable variable =
        parent instanceof Expr.Assign assign && assign.value() == site.expression()
            ? site.typing().variable(assign.target())
            : parent instanceof Stmt.Local local ? site.typing().declared(local) : null;
    return variable == null
        ? parent instanceof FieldDecl field ? site.typing().resolve(field.type()) : Type.UNKNOWN
        : variable.type();
  }

  static boolean isOneConnection(ResourceFacts facts, Type type) {
    if (type.isUnknown() || type.isArray() || type.isPrimitive()) {
      return false;
    }
    ResourceType entry = facts.entry(type.name());
    return entry != null
        && !entry.threadSafe()
        && (entry.kind() == Kind.REDIS_CLIENT || entry.kind() == Kind.DB_CONNECTION)
        && CONNECTIONS.contains(entry.simpleName());
  }

  private @Nullable Shared judge(Site site, String type) {
    List<Lives.Life> all = lives.of(site);
    for (Lives.Life life : all) {
      Variable holder = life.holder();
      MethodDecl bean = life.bean();
      boolean one = all.size() == 1 || holder != null && holder.isStatic();
      Shared shared =
          holder != null
              ? ofField(site, type, holder, one)
              : bean != null ? ofBean(site, type, life.home()) : null;
      if (shared != null) {
        return shared;
      }
    }
    return null;
  }

  /**
   * What is in a field.
   *
   * @param one whether there is one field, not one in each of several objects
   */
  private @Nullable Shared ofField(Site site, String type, Variable field, boolean one) {
    List<Site> used = new ArrayList<>();
    addUses(field, used, 2);
    return used.isEmpty()
            || used.stream().allMatch(SharedConnections::isGuarded)
            || lives.isMadeAgain(field)
        ? null
        : ofThreads(site, type, "field '" + field.name() + "'", used, one);
  }

  private @Nullable Shared ofThreads(
      Site site, String type, String holder, List<Site> used, boolean one) {
    List<Runners.Runner> found = runners.of(used.stream().filter(use -> !isGuarded(use)).toList());
    // Of several objects each may have a thread of its own.
    return Runners.areSeveral(found) && (one || found.stream().anyMatch(Runners.Runner::many))
        ? new Shared(
            site,
            type,
            holder,
            found.stream()
                .map(
                    r ->
                        r.what().endsWith(r.where()) ? r.what() : r.what() + " (" + r.where() + ")")
                .toList(),
            true)
        : null;
  }

  /** Where code works with what a field holds; objects that are given it included. */
  private void addUses(Variable field, List<Site> used, int depth) {
    for (Site use : uses.usesOf(field).certain()) {
      Object parent = use.trail().parent();
      boolean assigned =
          parent instanceof Expr.Assign assign && assign.target() == use.expression();
      boolean test = parent instanceof Expr.Binary;
      if (assigned || test) {
        continue;
      }
      if (!isSetUp(use)) {
        used.add(use);
      }
      Variable next = depth == 0 ? null : passedTo(use);
      if (next != null && !next.equals(field)) {
        addUses(next, used, depth - 1);
      }
      if (depth > 0 && use.trail().parent() instanceof Stmt.Return) {
        addUsesOfResult(use, field, used, depth - 1);
      }
    }
  }

  /** Where code works with what a getter gives, if it puts that into a field of its own. */
  private void addUsesOfResult(Site returned, Variable field, List<Site> used, int depth) {
    if (returned.trail().member() instanceof MethodDecl getter) {
      for (Site call : uses.callsOf(returned.typing().info(getter)).certain()) {
        Variable kept = fates.of(call).field();
        if (kept != null && !kept.equals(field)) {
          addUses(kept, used, depth);
        }
      }
    }
  }

  private static boolean isSetUp(Site use) {
    Member member = use.trail().member();
    return Fates.isConstruction(use.trail())
        || member instanceof Initializer
        || member instanceof FieldDecl;
  }

  /** The field into which a constructor puts what it is given here. */
  private @Nullable Variable passedTo(Site use) {
    if (!(use.trail().parent() instanceof Expr.New creation)
        || !creation.arguments().contains(use.expression())) {
      return null;
    }
    String name = use.typing().resolve(creation.type()).name();
    SourceFile file = uses.fileOf(name);
    int index = creation.arguments().indexOf(use.expression());
    if (file == null) {
      return null;
    }
    Typing typing = facts.typings().of(file);
    List<Variable> fields = new ArrayList<>();
    Trail.visit(
        file.types(),
        trail -> {
          if (trail.node() instanceof Expr.Assign assign
              && trail.member() instanceof MethodDecl method
              && method.isConstructor()
              && trail.type().binaryName().equals(name)
              && method.parameters().size() == creation.arguments().size()
              && assign.value() instanceof Expr.Name value
              && value.identifier().equals(method.parameters().get(index).name())) {
            Variable target = typing.variable(assign.target());
            if (target != null && target.isField()) {
              fields.add(target);
            }
          }
        });
    return fields.isEmpty() ? null : fields.get(0);
  }

  private static boolean isGuarded(Site use) {
    if (use.trail().parent() instanceof Stmt.Return) {
      return false;
    }
    if (use.trail().nearest(Stmt.Synchronized.class) != null) {
      return true;
    }
    if (!(use.trail().member() instanceof MethodDecl method)) {
      return false;
    }
    Stmt.Block body = method.body();
    return method.modifiers().contains(Modifier.SYNCHRONIZED)
        || body != null
            && use.file()
                .text()
                .substring(body.place().start(), body.place().end())
                .contains(".lock()");
  }

  private @Nullable Shared ofBean(Site site, String type, SourceFile home) {
    List<Site> used = new ArrayList<>();
    Set<String> beans = new TreeSet<>();
    for (String path : mentioned.holding(FileNames.simple(type))) {
      SourceFile file = uses.load(path);
      if (file != null) {
        Typing typing = facts.typings().of(file);
        Trail.visit(
            file.types(),
            trail -> {
              if (trail.node() instanceof FieldDecl declared
                  && !declared.isStatic()
                  && entries.isSingleton(trail.type())
                  && typing.resolve(declared.type()).name().equals(type)) {
                Variable field = typing.info(trail.type()).field(declared.name());
                if (field != null) {
                  beans.add(trail.type().simpleName());
                  addUses(field, used, 1);
                }
              }
            });
      }
    }
    if (used.isEmpty()) {
      return null;
    }
    Shared seen = ofThreads(site, type, "a bean that all share", used, true);
    if (seen != null) {
      return seen;
    }
    List<String> named = beans.stream().limit(BEANS_NAMED).toList();
    return beans.size() > 1 && servesWeb(home)
        ? new Shared(site, type, "a bean that all share", named, false)
        : null;
  }

  /** Whether the program of a file serves web requests besides what else it does. */
  private boolean servesWeb(SourceFile home) {
    return mentioned.paths().stream()
        .filter(path -> path.endsWith("Controller.java"))
        .limit(CONTROLLERS_ASKED)
        .map(uses::load)
        .anyMatch(
            file ->
                file != null
                    && file.types().stream().anyMatch(Runners::servesWeb)
                    && programs.share(home, file));
  }
}
