package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.model.Expr;
import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Long-lived clients and pools of which a program has several for one purpose. Found for the whole
 * project when first asked. Thread-safe.
 */
public final class Proliferation {
  /** What makes sharing one client less obvious. */
  private static final Set<String> SPECIAL =
      Set.of(
          "proxy",
          "proxySelector",
          "proxyAuthenticator",
          "setProxy",
          "sslSocketFactory",
          "sslContext",
          "setSSLContext",
          "setSSLSocketFactory",
          "hostnameVerifier",
          "setSSLHostnameVerifier",
          "authenticator",
          "addInterceptor",
          "addNetworkInterceptor",
          "setDefaultCredentialsProvider",
          "cookieJar",
          "cookieHandler",
          "cache");

  /** Clients that are made for one server each. */
  private static final List<String> FOR_ONE_SERVER =
      List.of("io.grpc.", "retrofit2.", "feign.", "io.micronaut.", "kong.");

  /** Clients that stand for an account; a process may have several. */
  private static final Set<String> ACCOUNTS = Set.of("telegram", "discord", "chat");

  private final ResourceFacts facts;
  private final Pools pools;
  private final Lives lives;
  private final Programs programs;
  private final Uses uses;
  private final Mentioned mentioned;
  private volatile @Nullable Map<String, List<Member>> found;

  Proliferation(
      ResourceFacts facts,
      Pools pools,
      Lives lives,
      Programs programs,
      Uses uses,
      Mentioned mentioned) {
    this.facts = facts;
    this.pools = pools;
    this.lives = lives;
    this.programs = programs;
    this.uses = uses;
    this.mentioned = mentioned;
  }

  /**
   * One of several places that make the same kind of client for one program.
   *
   * @param place offsets of the expression in its file
   * @param type binary name of the client or pool
   * @param via binary name of the project's class that owns it where that is what is made, else
   *     empty
   * @param owners simple names of the classes of the objects that make one each at this place;
   *     empty where the place makes one
   * @param others the other places, in order
   * @param special whether settings set it apart from what others need
   */
  public record Member(
      dev.watertight.model.Place place,
      String type,
      String via,
      Kind kind,
      List<String> owners,
      List<Other> others,
      boolean special) {
    /** Copies the lists. */
    public Member {
      owners = List.copyOf(owners);
      others = List.copyOf(others);
    }
  }

  /** Another place that makes one. */
  public record Other(String path, int line) {}

  /** Places in a file, in order. */
  public List<Member> in(String path) {
    return all().getOrDefault(path, List.of());
  }

  private Map<String, List<Member>> all() {
    Map<String, List<Member>> known = found;
    if (known == null) {
      synchronized (this) {
        known = found;
        if (known == null) {
          known = find();
          found = known;
        }
      }
    }
    return known;
  }

  /** A place that makes clients for a program. */
  private record Place(
      Site site,
      String type,
      String via,
      Kind kind,
      List<String> owners,
      List<Lives.Life> lives,
      boolean special) {
    int line() {
      return site.line();
    }

    String path() {
      return site.file().path();
    }
  }

  private Map<String, List<Member>> find() {
    Map<String, List<Place>> groups = new TreeMap<>();
    Set<String> paths = new TreeSet<>(pools.makingFiles());
    paths.addAll(mentioned.using("getConnection"));
    for (String path : paths) {
      SourceFile file = uses.load(path);
      if (file != null) {
        Typing typing = facts.typings().of(file);
        for (Made made : made(file, typing)) {
          lives(made)
              .forEach(
                  (group, some) ->
                      groups
                          .computeIfAbsent(group, g -> new ArrayList<>())
                          .addAll(places(made, some)));
        }
      }
    }
    Map<String, List<Member>> members = new HashMap<>();
    groups.values().forEach(places -> judge(places, members));
    members.values().forEach(list -> list.sort(Comparator.comparingInt(m -> m.place().start())));
    return members;
  }

  private static final class Made {
    private final Site site;
    private final String type;
    private final Kind kind;
    private final MadeWith.Text with;

    Made(Site site, String type, Kind kind, MadeWith.Text with) {
      this.site = site;
      this.type = type;
      this.kind = kind;
      this.with = with;
    }
  }

  /** What of libraries a file makes that one program needs once. */
  private List<Made> made(SourceFile file, Typing typing) {
    List<Made> all = new ArrayList<>();
    int end = 0;
    for (Site site : pools.creations(file, typing)) {
      Pools.Pool pool = site.place().start() < end ? null : pools.made(site.expression(), typing);
      if (pool != null && pool.inner() == null) {
        end = site.place().end();
        MadeWith.Text with = with(site, pool);
        if (with != null) {
          all.add(new Made(site, pool.type(), pool.kind(), with));
        }
      }
    }
    for (Trail call : uses.names(file).calls("getConnection")) {
      Site site = new Site(file, typing, call);
      if (call.node() instanceof Expr.Call connection
          && typing.invocation(connection).receiver().name().equals("java.sql.DriverManager")
          && !file.text().contains("jdbc:sqlite")) {
        MadeWith.Text with = MadeWith.of(site, uses);
        all.add(new Made(site, "java.sql.Connection", Kind.DB_CONNECTION, with));
      }
    }
    return all;
  }

  /** Equal for what one shared instance could stand for; null where several are usual. */
  private MadeWith.@Nullable Text with(Site site, Pools.Pool pool) {
    ResourceType entry = facts.entry(pool.type());
    if (entry == null || ACCOUNTS.contains(entry.family())) {
      return null;
    }
    return switch (pool.kind()) {
      case HTTP_CLIENT ->
          isPlainHttp(pool) ? new MadeWith.Text("", false) : MadeWith.of(site, uses);
      case STORAGE, REDIS_CLIENT, DB_POOL, BROKER_CONNECTION -> MadeWith.of(site, uses);
      case EXECUTOR, BOT_SESSION, DB_CONNECTION, HTTP_RESPONSE, CHANNEL, STREAM, OTHER -> null;
    };
  }

  /** Whether one client serves all hosts, whatever it is made with. */
  private boolean isPlainHttp(Pools.Pool pool) {
    ResourceType entry = facts.entry(pool.type());
    return entry != null
        && (entry.family().equals("http") || entry.family().equals("jdk-net"))
        && FOR_ONE_SERVER.stream().noneMatch(pool.type()::startsWith);
  }

  /** Those that live, by what they are made with: what is given to their objects included. */
  private Map<String, List<Lives.Life>> lives(Made made) {
    Map<String, List<Lives.Life>> groups = new TreeMap<>();
    for (Lives.Life life : lives.of(made.site)) {
      StringBuilder group = new StringBuilder(made.type).append(made.with.text());
      if (made.with.given()) {
        life.path().stream().skip(1).forEach(site -> group.append(MadeWith.of(site, uses).text()));
      }
      groups.computeIfAbsent(group.toString(), g -> new ArrayList<>()).add(life);
    }
    return groups;
  }

  private List<Place> places(Made made, List<Lives.Life> all) {
    int fork = fork(all);
    Map<Site, List<Lives.Life>> next = new LinkedHashMap<>();
    for (Lives.Life life : all) {
      List<Site> path = life.path();
      next.computeIfAbsent(path.get(Math.min(fork, path.size() - 1)), s -> new ArrayList<>())
          .add(life);
    }
    if (all.size() == 1) {
      return List.of(place(made, made.site, all, false));
    }
    if (next.size() == 1 || isInherited(next.keySet())) {
      // Subclasses that make one each by what they inherit: the place to change is above.
      Site above = all.get(0).path().get(Math.max(0, fork - 1));
      return List.of(place(made, above, all, true));
    }
    List<Place> places = new ArrayList<>();
    next.forEach((site, some) -> places.add(place(made, site, some, some.size() > 1)));
    return places;
  }

  /** Where the ways to those that live part. */
  private static int fork(List<Lives.Life> all) {
    List<Site> first = all.get(0).path();
    for (int i = 0; i < first.size(); i++) {
      for (Lives.Life life : all) {
        if (life.path().size() <= i || !life.path().get(i).equals(first.get(i))) {
          return i;
        }
      }
    }
    return first.size();
  }

  private boolean isInherited(Set<Site> sites) {
    Set<String> classes = new HashSet<>();
    for (Site site : sites) {
      if (!(site.expression() instanceof Expr.New) || !classes.add(uses.created(site).name())) {
        return false;
      }
    }
    return true;
  }

  private Place place(Made made, Site site, List<Lives.Life> some, boolean several) {
    boolean inner = site != made.site && site.expression() instanceof Expr.New;
    String via = inner ? uses.created(site).name() : "";
    List<String> owners = several ? owners(some, made.site) : List.of();
    return new Place(site, made.type, via, made.kind, owners, some, isSpecial(made.site));
  }

  /** Classes of the objects of one program that own one each. */
  private List<String> owners(List<Lives.Life> some, Site leaf) {
    Set<String> names = new TreeSet<>();
    for (Lives.Life life : some) {
      boolean together = some.stream().anyMatch(other -> areTogether(life, other));
      if (together) {
        names.add(owner(life, leaf));
      }
    }
    names.remove("");
    return List.copyOf(names);
  }

  private String owner(Lives.Life life, Site leaf) {
    for (Site site : life.path()) {
      if (site != leaf && site.expression() instanceof Expr.New) {
        return FileNames.simple(uses.created(site).name());
      }
    }
    return life.made();
  }

  private static boolean isSpecial(Site site) {
    Expr link = site.expression();
    while (link instanceof Expr.Call call) {
      if (SPECIAL.contains(call.name())) {
        return true;
      }
      link = call.target();
    }
    return false;
  }

  private boolean share(Place place, Place other) {
    return place.lives.stream()
        .anyMatch(life -> other.lives.stream().anyMatch(there -> areTogether(life, there)));
  }

  /** Whether two that are not the same live in one process. */
  private boolean areTogether(Lives.Life life, Lives.Life other) {
    return !life.key().equals(other.key())
        && !(life.isOfMain() && other.isOfMain() && !life.isOfSameMember(other))
        && programs.share(life.home(), other.home());
  }

  private void judge(List<Place> places, Map<String, List<Member>> members) {
    for (Place place : places) {
      List<Other> others = new ArrayList<>();
      for (Place other : places) {
        if (other != place && share(place, other)) {
          Other named = new Other(other.path(), other.line());
          if (!others.contains(named)) {
            others.add(named);
          }
        }
      }
      if (!others.isEmpty() || place.owners.size() > 1) {
        members
            .computeIfAbsent(place.path(), p -> new ArrayList<>())
            .add(
                new Member(
                    place.site.place(),
                    place.type,
                    place.via,
                    place.kind,
                    place.owners,
                    others,
                    place.special));
      }
    }
  }
}
