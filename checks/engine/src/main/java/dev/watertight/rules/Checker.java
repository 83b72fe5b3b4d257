package dev.watertight.rules;

import dev.watertight.analysis.FileSource;
import dev.watertight.analysis.Leak;
import dev.watertight.analysis.LeakFinder;
import dev.watertight.analysis.Mentions;
import dev.watertight.analysis.ResourceFacts;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.RuleLevel;
import dev.watertight.model.SourceFile;
import dev.watertight.project.Mentioned;
import dev.watertight.project.Project;
import dev.watertight.types.Attribution;
import dev.watertight.types.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs all rules over files of one world. Thread-safe. */
public final class Checker {
  private static final Comparator<Finding> ORDER =
      Comparator.<Finding>comparingInt(f -> f.place().start())
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  private final World world;
  private final Settings settings;
  private final LeakFinder leaks;
  private final UnclosedRules unclosed;
  private final Project project;
  private final PoolPerOperation pools;
  private final ClientProliferation clients;
  private final SharedStorageClosed closed;
  private final SharedConnectionNotThreadSafe connections;

  /**
   * Makes a checker.
   *
   * @param files where other files are read when a call leads there
   * @param mentioned which of them mention a name
   */
  public Checker(
      World world, Catalogue catalogue, Settings settings, FileSource files, Mentioned mentioned) {
    this.world = world;
    this.settings = settings;
    ResourceFacts facts = new ResourceFacts(world, catalogue);
    this.leaks = new LeakFinder(facts, files);
    this.project = new Project(facts, catalogue, files, mentioned);
    this.pools = new PoolPerOperation(project, settings);
    this.clients = new ClientProliferation(project, settings);
    this.closed = new SharedStorageClosed(project, settings);
    this.connections = new SharedConnectionNotThreadSafe(project, settings);
    this.unclosed = new UnclosedRules(settings);
  }

  /** Ids of all rules, sorted. */
  public static Set<String> ruleIds() {
    return new TreeSet<>(
        Set.of(
            UnclosedRules.STORAGE,
            UnclosedRules.RESOURCE,
            PoolPerOperation.ID,
            ClientProliferation.ID,
            SharedStorageClosed.ID,
            SharedConnectionNotThreadSafe.ID));
  }

  /** Whether a file may have findings; where this is false, it has none. */
  public boolean mayFind(Mentions file) {
    return leaks.mayHaveLeaks(file)
        || project.mayMakePools(file)
        || clients.mayFind(file)
        || closed.mayFind(file)
        || connections.mayFind(file);
  }

  /**
   * Findings of a file, in order of place.
   *
   * @param attribution what a compiler knows of the file, null for none
   */
  public List<Finding> check(SourceFile file, @Nullable Attribution attribution) {
    var typing = attribution == null ? world.typing(file) : world.typing(file, attribution);
    List<Finding> findings = new ArrayList<>();
    for (Leak leak : leaks.leaks(file, typing)) {
      Finding finding = unclosed.finding(leak, file);
      if (finding != null && settings.levels().get(finding.rule()) != RuleLevel.OFF) {
        findings.add(finding);
      }
    }
    if (settings.levels().get(PoolPerOperation.ID) != RuleLevel.OFF) {
      findings.addAll(pools.findings(file, typing));
    }
    findings.addAll(clients.findings(file));
    findings.addAll(closed.findings(file, typing));
    findings.addAll(connections.findings(file, typing));
    findings.sort(ORDER);
    return findings;
  }
}
