package dev.watertight.project;

import dev.watertight.analysis.FileSource;
import dev.watertight.analysis.ResourceFacts;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Kind;
import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.List;

/** What is known of a project as a whole, found when it is asked for. Thread-safe. */
public final class Project {
  private final boolean whole;
  private final Uses uses;
  private final Pools pools;
  private final Runs runs;
  private final Fates fates;
  private final KeptStorages kept;
  private final Mentioned mentioned;
  private final Entries entries;
  private final Proliferation proliferation;
  private final SharedConnections connections;
  private final SharedClosings closings;

  /**
   * A project.
   *
   * @param mentioned the names in all its files
   * @param whole whether these are all the files of the project
   */
  public Project(
      ResourceFacts facts,
      Catalogue catalogue,
      FileSource files,
      Mentioned mentioned,
      boolean whole) {
    this.mentioned = mentioned;
    this.whole = whole;
    this.uses = new Uses(facts, files, mentioned);
    this.fates = new Fates(facts, uses);
    this.pools = new Pools(facts, catalogue, uses, fates, mentioned);
    this.entries = new Entries(facts.world(), catalogue);
    this.runs = new Runs(entries, uses, fates);
    Hooks hooks = new Hooks(catalogue);
    Releases releases = new Releases(facts, uses, fates);
    this.kept =
        new KeptStorages(facts, uses, pools, fates, releases, entries, hooks, runs, mentioned);
    Runners runners = new Runners(entries, uses, runs);
    Lives lives = new Lives(uses, fates, entries, runs, runners, mentioned);
    Programs programs = new Programs(uses, facts.world(), mentioned);
    this.proliferation = new Proliferation(facts, pools, lives, programs, uses, mentioned);
    this.connections =
        new SharedConnections(facts, uses, fates, lives, entries, runners, programs, mentioned);
    LastingConnections lasting = new LastingConnections(facts, uses, entries, runs);
    this.closings =
        new SharedClosings(facts, catalogue, pools, uses, fates, entries, runs, lasting);
  }

  /** Whether all files of the project are seen, so that what is not there can be told. */
  public boolean isWhole() {
    return whole;
  }

  /** Where things are called, created and used. */
  public Uses uses() {
    return uses;
  }

  /** Storages that are kept and not closed. */
  public KeptStorages kept() {
    return kept;
  }

  /** Clients and pools of which there are several for one purpose. */
  public Proliferation proliferation() {
    return proliferation;
  }

  /** Connections of which threads must not share one and do. */
  public SharedConnections connections() {
    return connections;
  }

  /** Operations that close what others use. */
  public SharedClosings closings() {
    return closings;
  }

  /** How often code runs. */
  public Runs runs() {
    return runs;
  }

  /**
   * A creation of a pool, client or storage.
   *
   * @param site the creation
   * @param pool what it makes
   */
  public record Creation(Site site, Pools.Pool pool) {}

  /** The creations of pools in a file, in order; of one in another only the outer. */
  public List<Creation> poolsMadeIn(SourceFile file, Typing typing) {
    List<Creation> creations = new ArrayList<>();
    Mentions names = mentioned.of(file.path());
    if (names != null && !mayMakePools(names)) {
      return creations;
    }
    int end = 0;
    for (Site site : pools.creations(file, typing)) {
      Pools.Pool pool = site.place().start() < end ? null : pools.made(site.expression(), typing);
      if (pool != null) {
        creations.add(new Creation(site, pool));
        end = site.place().end();
      }
    }
    return creations;
  }

  /**
   * Whether a creation is an executor that the same member shuts down: threads for one piece of
   * work.
   */
  public boolean isShutDownThere(Creation creation) {
    Site site = creation.site;
    Trail member = site.trail().to(Member.class);
    Object holder = site.trail().parent();
    if (creation.pool.kind() != Kind.EXECUTOR
        || creation.pool.inner() != null
        || member == null
        || !(holder instanceof Stmt.Local local)) {
      return false;
    }
    Variable variable = site.typing().declared(local);
    boolean opened = variable.kind() == Variable.Kind.RESOURCE;
    return opened || fates.uses(site, variable, member).stream().anyMatch(Project::isClosed);
  }

  static boolean isClosed(Trail use) {
    return use.parent() instanceof Expr.Call call
        && (call.target() == use.node()
            ? ResourceFacts.isClosing(call.name())
            : ResourceFacts.isTakingBack(call.name()));
  }

  /** Whether a file may have such creations, going by names. */
  public boolean mayMakePools(Mentions file) {
    return pools.mayBeMadeIn(file);
  }

  /** Whether a file may have storages that are kept, going by names. */
  public boolean mayKeepStorages(Mentions file) {
    return kept.mayBeIn(file);
  }

  /** Whether a file may close what is shared, going by names. */
  public boolean mayCloseShared(Mentions file) {
    return closings.mayCloseIn(file);
  }

  /** Whether a file may open a connection that is shared, going by names. */
  public boolean mayShareConnections(Mentions file) {
    return connections.mayBeOpenedIn(file.called(), file.types());
  }
}
