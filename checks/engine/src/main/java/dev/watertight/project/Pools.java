package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Creator;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.MemberRef;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.model.Expr;
import dev.watertight.model.Mentions;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions make a pool, client or storage: something that owns connections or threads. An
 * object of the project that makes one for a field of its own is one too. Thread-safe.
 */
public final class Pools {
  /** Methods that open one connection to a database. */
  private static final Set<String> CONNECTING = Set.of("getConnection", "connect");

  /** Objects that own objects that own objects, deeper than anybody reads. */
  private static final int LEVELS = 5;

  /** Methods and constructors by which a client is made over a pool of somebody else. */
  private static final Set<String> SHARING =
      Set.of(
          "client",
          "httpClient",
          "connectionPool",
          "connectionManager",
          "setConnectionManager",
          "setHttpClient",
          "requestFactory",
          "callFactory",
          "newBuilder",
          "mutate");

  private static final Comparator<Site> OUTER_FIRST =
      Comparator.<Site>comparingInt(site -> site.place().start())
          .thenComparingInt(site -> -site.place().end());

  private final ResourceFacts facts;
  private final Catalogue catalogue;
  private final Uses uses;
  private final Fates fates;
  private final Mentioned mentioned;
  private @Nullable Found growing;
  private volatile @Nullable Found found;
  private volatile @Nullable Set<String> ownerNames;
  private volatile @Nullable Set<String> makers;
  private final Set<String> factoryNames = ConcurrentHashMap.newKeySet();

  Pools(ResourceFacts facts, Catalogue catalogue, Uses uses, Fates fates, Mentioned mentioned) {
    this.facts = facts;
    this.catalogue = catalogue;
    this.uses = uses;
    this.fates = fates;
    this.mentioned = mentioned;
  }

  /**
   * What a creation makes.
   *
   * @param type binary name of what is made
   * @param kind what it is for
   * @param pooled whether it owns a pool or threads, not just one connection
   * @param inner what of a project type's own is the pool, null for a library type
   */
  public record Pool(String type, Kind kind, boolean pooled, @Nullable Pool inner) {
    /** The library type that is at the bottom of it. */
    public Pool innermost() {
      return inner == null ? this : inner.innermost();
    }
  }

  /** What an expression makes: a pool, or one connection to a database; null for neither. */
  @Nullable Pool storage(Expr e, Typing typing) {
    if (e instanceof Expr.Call call && CONNECTING.contains(call.name())) {
      Invocation invocation = typing.invocation(call);
      for (Creator creator : catalogue.creators(invocation.receiver().name(), call.name())) {
        ResourceType made = catalogue.type(creator.creates());
        if (made != null && made.kind() == Kind.DB_CONNECTION) {
          return new Pool(creator.creates(), made.kind(), false, null);
        }
      }
    }
    Pool made = made(e, typing);
    return made == null ? given(e, typing) : made;
  }

  /** What an expression makes, null for no pool. */
  public @Nullable Pool made(Expr e, Typing typing) {
    if (e instanceof Expr.New creation) {
      return made(creation, typing);
    }
    return e instanceof Expr.Call call ? made(call, typing) : null;
  }

  private @Nullable Pool made(Expr.New creation, Typing typing) {
    Type type = typing.resolve(creation.type());
    if (type.isUnknown() || type.isArray()) {
      return null;
    }
    Pool pool = ofLibrary(type, MemberRef.CONSTRUCTOR, creation.arguments().size(), type);
    if (pool != null) {
      return sharesArgument(creation, typing) ? null : pool;
    }
    Constructors making = found().makers.get(type.name());
    return making == null || making.mayRun(creation, typing) ? owner(type.name()) : null;
  }

  private @Nullable Pool made(Expr.Call call, Typing typing) {
    if (!makers().contains(call.name())) {
      return null;
    }
    Invocation invocation = typing.invocation(call);
    Pool pool =
        ofLibrary(invocation.receiver(), call.name(), call.arguments().size(), typing.typeOf(call));
    return pool == null || isOverShared(call, typing) ? null : pool;
  }

  private @Nullable Pool ofLibrary(Type type, String member, int arity, Type result) {
    if (type.isUnknown()) {
      return null;
    }
    for (String owner : facts.world().hierarchy(type.name())) {
      if (catalogue.isSharedInstance(owner, member, arity)
          || catalogue.sharesParent(owner, member)) {
        return null;
      }
      for (Creator creator : catalogue.creators(owner, member)) {
        if (creator.call().accepts(arity)
            && (!creator.erased() || isA(result, creator.creates()))) {
          return pool(creator, member.equals(MemberRef.CONSTRUCTOR) ? type.name() : null);
        }
      }
    }
    return null;
  }

  private boolean isA(Type type, String made) {
    return !type.isUnknown() && facts.world().isSubtype(type.name(), made) == Answer.YES;
  }

  private @Nullable Pool pool(Creator creator, @Nullable String constructed) {
    ResourceType made = catalogue.type(creator.creates());
    if (made == null || !made.isPool(creator)) {
      return null;
    }
    String type = constructed == null ? creator.creates() : constructed;
    return new Pool(type, made.kind(), creator.pooled(), null);
  }

  /** Whether a client is made over a client or pool that is there already. */
  private boolean sharesArgument(Expr.New creation, Typing typing) {
    return creation.arguments().stream()
        .anyMatch(a -> made(a, typing) == null && isPool(typing.typeOf(a)));
  }

  private boolean isPool(Type type) {
    if (type.isUnknown()) {
      return false;
    }
    ResourceType entry = facts.entry(type.name());
    return entry != null
        && (entry.kind() == Kind.HTTP_CLIENT || entry.kind() == Kind.DB_POOL || isManager(entry));
  }

  private static boolean isManager(ResourceType entry) {
    return entry.simpleName().endsWith("ConnectionManager")
        || entry.simpleName().equals("ConnectionPool");
  }

  /** Whether a chain of calls builds over something that is there already. */
  private boolean isOverShared(Expr.Call last, Typing typing) {
    Expr link = last;
    while (link instanceof Expr.Call call) {
      Expr target = call.target();
      if (SHARING.contains(call.name())) {
        Expr shared = call.arguments().isEmpty() ? target : call.arguments().get(0);
        if (shared != null && typing.typeNamed(shared) == null && isThere(shared, typing)) {
          return true;
        }
      }
      link = target;
    }
    Variable builder = link == null ? null : typing.variable(link);
    return builder != null && builder.type().name().endsWith("$Builder") && builder.isField();
  }

  private boolean isThere(Expr shared, Typing typing) {
    return made(shared, typing) == null && !(shared instanceof Expr.New);
  }

  /**
   * What the project adds to the library's pools.
   *
   * @param owners what objects of a class own, by binary name
   * @param makers which constructors of such a class make it, by binary name
   * @param factories what methods make and return, by id
   */
  private record Found(
      Map<String, Pool> owners, Map<String, Constructors> makers, Map<String, Pool> factories) {}

  /** The pool that every object of a project type owns, null for none. */
  public @Nullable Pool owner(String type) {
    Map<String, Pool> owners = found().owners;
    if (owners.isEmpty()) {
      return null;
    }
    for (String name : facts.world().hierarchy(type)) {
      Pool pool = owners.get(name);
      if (pool != null) {
        return new Pool(type, pool.kind, pool.pooled, pool);
      }
    }
    return null;
  }

  /** What a project method makes and returns, null for no pool. */
  @Nullable Pool given(Expr e, Typing typing) {
    Map<String, Pool> factories = found().factories;
    if (!(e instanceof Expr.Call) || factories.isEmpty()) {
      return null;
    }
    MethodInfo method = typing.invocation(e).method();
    return method == null ? null : factories.get(method.id());
  }

  private Found found() {
    Found known = found;
    if (known == null) {
      synchronized (this) {
        known = found;
        if (known == null) {
          // Who asks in the middle of the search goes by what is found so far.
          known = growing != null ? growing : find();
        }
      }
    }
    return known;
  }

  /** From the code that makes library pools outward, to what makes that. */
  private Found find() {
    Found all = new Found(new HashMap<>(), new HashMap<>(), new HashMap<>());
    growing = all;
    Set<String> names = new TreeSet<>(makers());
    for (int level = 0; level < LEVELS && !names.isEmpty(); level++) {
      Set<String> fresh = new TreeSet<>();
      for (String path : mentioned.mentioning(names)) {
        SourceFile file = uses.load(path);
        if (file != null) {
          add(file, names, all, fresh);
        }
      }
      names = fresh;
    }
    found = all;
    return all;
  }

  private void add(SourceFile file, Set<String> names, Found all, Set<String> fresh) {
    Typing typing = facts.typings().of(file);
    for (Site site : sites(file, typing, names, names)) {
      Pool made = made(site.expression(), typing);
      Pool pool = made == null ? given(site.expression(), typing) : made;
      if (pool == null) {
        continue;
      }
      Fates.Way way = fates.of(site).way();
      String type = site.trail().type().binaryName();
      MethodDecl method = site.trail().nearest(MethodDecl.class);
      if (way == Fates.Way.OWNED && !pool.type.equals(type)) {
        all.makers.merge(
            type,
            Constructors.leadingTo(site.trail().member(), site.trail().type(), typing),
            Constructors::and);
        if (isBetter(all.owners.get(type), pool)) {
          all.owners.put(type, pool);
          fresh.addAll(simpleNames(Set.of(type)));
        }
      } else if (way == Fates.Way.RETURNED && method != null && !method.isConstructor()) {
        if (all.factories.putIfAbsent(typing.info(method).id(), pool) == null) {
          fresh.add(method.name());
          factoryNames.add(method.name());
        }
      }
    }
  }

  private static boolean isBetter(@Nullable Pool known, Pool pool) {
    return known == null || !known.pooled && pool.pooled;
  }

  private Set<String> simpleNames(Set<String> types) {
    Set<String> names = new TreeSet<>();
    for (String type : types) {
      uses.withSubtypes(type).forEach(name -> names.add(FileNames.simple(name)));
    }
    return names;
  }

  /** Names by which code that makes a pool shows, classes that extend one included. */
  private Set<String> makers() {
    Set<String> known = makers;
    if (known == null) {
      known = new HashSet<>(catalogue.poolMakers(facts.world()::mayUse));
      Set<String> pools = new TreeSet<>();
      for (String supertype : facts.world().supertypes()) {
        Type type = Type.of(supertype);
        if (ofLibrary(type, MemberRef.CONSTRUCTOR, -1, type) != null) {
          pools.add(supertype);
        }
      }
      known.addAll(simpleNames(pools));
      makers = known;
    }
    return known;
  }

  /** Paths of the files that may have code that makes a pool of a library, going by names. */
  Set<String> makingFiles() {
    return mentioned.mentioning(makers());
  }

  /** Creations and calls in a file that may make a pool. */
  List<Site> creations(SourceFile file, Typing typing) {
    Set<String> created = new HashSet<>(makers());
    created.addAll(ownerNames());
    Set<String> called = new HashSet<>(makers());
    called.addAll(factoryNames);
    called.addAll(CONNECTING);
    return sites(file, typing, created, called);
  }

  private List<Site> sites(
      SourceFile file, Typing typing, Set<String> created, Set<String> called) {
    List<Site> sites = new ArrayList<>();
    FileNames names = uses.names(file);
    names.creations(created).forEach(list -> add(file, typing, list, sites));
    names.calls(called).forEach(list -> add(file, typing, list, sites));
    sites.sort(OUTER_FIRST);
    return sites;
  }

  private static void add(SourceFile file, Typing typing, List<Trail> trails, List<Site> sites) {
    for (Trail trail : trails) {
      if (!(trail.node() instanceof Expr.MethodRef)) {
        sites.add(new Site(file, typing, trail));
      }
    }
  }

  /** Whether a file may have code that makes one, going by names. */
  boolean mayBeMadeIn(Mentions file) {
    Set<String> words = makers();
    Set<String> own = ownerNames();
    return file.called().stream().anyMatch(name -> words.contains(name) || own.contains(name))
        || file.types().stream()
            .map(FileNames::simple)
            .anyMatch(type -> words.contains(type) || own.contains(type));
  }

  /** Whether a file may open a connection to a database, going by names. */
  boolean mayConnect(Mentions file) {
    return file.called().stream().anyMatch(CONNECTING::contains);
  }

  private Set<String> ownerNames() {
    Set<String> known = ownerNames;
    if (known == null) {
      known = simpleNames(found().owners.keySet());
      known.addAll(factoryNames);
      ownerNames = known;
    }
    return known;
  }
}
