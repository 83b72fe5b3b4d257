package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which expressions give a client, pool or storage that others use as well. Thread-safe. */
final class SharedSources {
  /** What a session gives of the factory that made it. */
  private static final Set<String> FACTORIES =
      Set.of("getEntityManagerFactory", "getSessionFactory");

  private final ResourceFacts facts;
  private final Catalogue catalogue;
  private final Pools pools;
  private final Uses uses;
  private final Fates fates;
  private final Entries entries;
  private final LastingConnections lasting;

  SharedSources(
      ResourceFacts facts,
      Catalogue catalogue,
      Pools pools,
      Uses uses,
      Fates fates,
      Entries entries,
      LastingConnections lasting) {
    this.facts = facts;
    this.catalogue = catalogue;
    this.pools = pools;
    this.uses = uses;
    this.fates = fates;
    this.entries = entries;
    this.lasting = lasting;
  }

  /**
   * Where something shared comes from.
   *
   * @param field the field that holds it, null where a library does
   * @param global whether it is the same everywhere in the process
   */
  record Source(Type type, @Nullable Variable field, boolean global, String from) {}

  /** Where the value of an expression comes from, null where it is not shared or not known. */
  @Nullable Source of(Site site) {
    return source(site, 2);
  }

  private @Nullable Source source(Site site, int depth) {
    Expr e = site.expression();
    if (e instanceof Expr.Cast cast) {
      return source(site.at(new Trail(cast.operand(), site.trail())), depth);
    }
    if (e instanceof Expr.Call call) {
      return ofCallResult(site, call);
    }
    Variable variable = site.typing().variable(e);
    if (variable == null || depth == 0) {
      return null;
    }
    if (variable.isField()) {
      return ofField(variable);
    }
    Site value = onlyValue(site, variable);
    return value == null ? null : source(value, depth - 1);
  }

  private @Nullable Source ofCallResult(Site site, Expr.Call call) {
    Invocation invocation = site.typing().invocation(call);
    Type type = site.typing().typeOf(call);
    String receiver = invocation.receiver().name();
    for (String owner :
        invocation.receiver().isUnknown() ? List.<String>of() : facts.world().hierarchy(receiver)) {
      if (catalogue.isSharedInstance(owner, call.name(), call.arguments().size())) {
        Type made = type.isUnknown() ? invocation.receiver() : type;
        return isLongLived(made) && !receiver.startsWith("android.")
            ? new Source(
                made,
                null,
                true,
                FileNames.simple(owner)
                    + "."
                    + call.name()
                    + "() hands out one instance to the whole process")
            : null;
      }
    }
    MethodInfo method = invocation.method();
    boolean project = method != null && method.origin() == Origin.PROJECT;
    if (!project
        && FACTORIES.contains(call.name())
        && isLongLived(type)
        && !isOfOwnFactory(site, call)) {
      return new Source(
          type, null, false, "it made this " + FileNames.simple(receiver) + " and those of others");
    }
    boolean one = method != null && lasting.isOne(method.returns());
    if (method == null || !project || !one && !isLongLived(method.returns())) {
      return null;
    }
    Variable field = returnedBy(method);
    return field == null || !(one ? lasting.isIn(field) : field.isStatic() || isOfSingleton(field))
        ? null
        : new Source(
            method.returns(),
            field,
            field.isStatic(),
            FileNames.simple(method.owner())
                + "."
                + method.name()
                + "() hands out the one of field '"
                + field.name()
                + "'");
  }

  /** Whether what makes a session or entity manager may have been made for it alone. */
  private boolean isOfOwnFactory(Site site, Expr.Call call) {
    if (isFactoryMade(site.file().text())) {
      return true;
    }
    Expr target = call.target();
    Variable session = target == null ? null : site.typing().variable(target);
    Site value =
        target == null || session == null || session.isField() ? null : onlyValue(site, session);
    Expr from = value == null ? target : value.expression();
    MethodInfo method =
        from instanceof Expr.Call opening ? site.typing().invocation(opening).method() : null;
    SourceFile home = method == null ? null : uses.fileOf(method.owner());
    if (method == null || home == null) {
      return session == null || !session.isField();
    }
    boolean[] made = {false};
    Trail.visit(
        home.types(),
        trail -> {
          if (trail.node() instanceof MethodDecl declared
              && declared.name().equals(method.name())) {
            Place place = declared.place();
            made[0] |= isFactoryMade(home.text().substring(place.start(), place.end()));
          }
        });
    return made[0];
  }

  private static boolean isFactoryMade(String text) {
    return text.contains("buildSessionFactory") || text.contains("createEntityManagerFactory");
  }

  private @Nullable Source ofField(Variable field) {
    if (!isLongLived(field.type()) && !lasting.isIn(field)) {
      return null;
    }
    String owner = FileNames.simple(field.owner());
    return new Source(
        field.type(),
        field,
        field.isStatic(),
        "field '" + field.name() + "' of " + owner + " holds it");
  }

  /** The field that all returns of a project method return, null for none. */
  private @Nullable Variable returnedBy(MethodInfo method) {
    SourceFile file = uses.fileOf(method.owner());
    if (file == null) {
      return null;
    }
    Typing typing = facts.typings().of(file);
    Set<Variable> fields = new HashSet<>();
    boolean[] other = {false};
    Trail.visit(
        file.types(),
        trail -> {
          if (trail.node() instanceof Stmt.Return returned
              && trail.member() instanceof MethodDecl declared
              && declared.name().equals(method.name())
              && trail.type().binaryName().equals(method.owner())
              && typing.info(declared).id().equals(method.id())) {
            Expr value = returned.value();
            Variable field = value == null ? null : typing.variable(value);
            if (field != null && field.isField()) {
              fields.add(field);
            } else if (!(value instanceof Expr.Literal)) {
              other[0] = true;
            }
          }
        });
    return other[0] || fields.size() != 1 ? null : fields.iterator().next();
  }

  /** What a local variable is once and for all given, null where that varies. */
  private @Nullable Site onlyValue(Site site, Variable variable) {
    Trail member = site.trail().to(Member.class);
    if (member == null
        || fates.uses(site, variable, member).stream().anyMatch(SharedSources::isAssigned)) {
      return null;
    }
    List<Site> found = new ArrayList<>();
    Trail.visitBelow(
        member,
        trail -> {
          if (trail.node() instanceof Stmt.Local local
              && local.initializer() != null
              && site.typing().declared(local).equals(variable)) {
            found.add(site.at(new Trail(local.initializer(), trail)));
          }
        });
    return found.size() == 1 ? found.get(0) : null;
  }

  static boolean isAssigned(Trail use) {
    return use.parent() instanceof Expr.Assign assign && assign.target() == use.node();
  }

  /** Whether objects of this type serve many operations. */
  private boolean isLongLived(Type type) {
    if (type.isUnknown() || type.isArray() || type.isPrimitive()) {
      return false;
    }
    ResourceType entry = facts.entry(type.name());
    if (entry != null) {
      return entry.threadSafe()
          && (entry.pooled() || entry.kind() == Kind.STORAGE)
          && switch (entry.kind()) {
            case STORAGE, REDIS_CLIENT, HTTP_CLIENT, DB_POOL, BROKER_CONNECTION, EXECUTOR -> true;
            default -> false;
          };
    }
    Pools.Pool owned = pools.owner(type.name());
    return owned != null && owned.innermost().kind() != Kind.BOT_SESSION;
  }

  private boolean isOfSingleton(Variable field) {
    SourceFile file = uses.fileOf(field.owner());
    TypeDecl type = file == null ? null : FileNames.declared(file.types(), field.owner());
    return type != null && entries.isSingleton(type);
  }
}
