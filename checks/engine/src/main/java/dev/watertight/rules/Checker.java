package dev.watertight.rules;

import dev.watertight.analysis.FileSource;
import dev.watertight.analysis.Leak;
import dev.watertight.analysis.LeakFinder;
import dev.watertight.analysis.ResourceFacts;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.RuleLevel;
import dev.watertight.fixes.Fixes;
import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.project.Mentioned;
import dev.watertight.project.Project;
import dev.watertight.states.StuckStates;
import dev.watertight.types.Attribution;
import dev.watertight.types.ClearingSigns;
import dev.watertight.types.OpeningSigns;
import dev.watertight.types.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs all rules over files of one world. Thread-safe. */
public final class Checker {
  private static final Comparator<Finding> ORDER =
      Comparator.<Finding>comparingInt(f -> f.place().start())
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  private static final List<RuleInfo> RULES =
      Stream.of(
              UnclosedRules.STORAGE_INFO,
              UnclosedRules.RESOURCE_INFO,
              PoolPerOperation.INFO,
              GlobalStorageNeverClosed.INFO,
              ClientProliferation.INFO,
              SharedStorageClosed.INFO,
              SharedConnectionNotThreadSafe.INFO,
              StateClearNotInFinally.INFO)
          .sorted(Comparator.comparing(RuleInfo::id))
          .toList();

  private final World world;
  private final Settings settings;
  private final LeakFinder leaks;
  private final StuckStates stuckStates;
  private final UnclosedRules unclosed;
  private final List<ProjectRule> rules;

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
    Project project = new Project(facts, catalogue, files, mentioned, settings.closedWorld());
    this.stuckStates = new StuckStates(world, catalogue, files, new ProjectCallers(project.uses()));
    Fixes fixes = new Fixes(world, catalogue);
    this.rules =
        List.of(
            new PoolPerOperation(project, settings),
            new GlobalStorageNeverClosed(project, settings, fixes),
            new ClientProliferation(project, settings),
            new SharedStorageClosed(project, settings),
            new SharedConnectionNotThreadSafe(project, settings),
            new StateClearNotInFinally(stuckStates, settings, fixes));
    this.unclosed = new UnclosedRules(settings, fixes);
  }

  /** All rules, sorted by id. */
  public static List<RuleInfo> rules() {
    return RULES;
  }

  /** Ids of all rules, sorted. */
  public static Set<String> ruleIds() {
    return RULES.stream().map(RuleInfo::id).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Which rules may find something in a file. Immutable. */
  public static final class Prospects {
    private final boolean leaks;
    private final List<ProjectRule> rules;

    private Prospects(boolean leaks, List<ProjectRule> rules) {
      this.leaks = leaks;
      this.rules = rules;
    }

    /** Whether something that is opened may stay open. */
    public boolean leaks() {
      return leaks;
    }

    /** Whether a check would find anything; where this is false, it would not. */
    public boolean any() {
      return leaks || !rules.isEmpty();
    }

    /** Whether a user may be left in a dialog. */
    public boolean dialogs() {
      return rules.stream().anyMatch(rule -> rule.id().equals(StateClearNotInFinally.ID));
    }

    /** The same where nothing in the file ends a dialog. */
    public Prospects withoutDialogs() {
      return new Prospects(
          leaks,
          rules.stream().filter(rule -> !rule.id().equals(StateClearNotInFinally.ID)).toList());
    }

    /** The same where nothing in the file opens anything. */
    public Prospects withoutLeaks() {
      return new Prospects(false, rules);
    }
  }

  /** Whether a file may have findings, going by its names; where this is false, it has none. */
  public boolean mayFind(Mentions file) {
    return leaks.mayHaveLeaks(file)
        || rules.stream().anyMatch(rule -> isOn(rule.id()) && rule.mayFind(file));
  }

  /** What a file may have, going by its names. */
  public Prospects prospects(Mentions file) {
    return new Prospects(
        leaks.mayHaveLeaks(file),
        rules.stream().filter(rule -> isOn(rule.id()) && rule.mayFind(file)).toList());
  }

  /** As before, of dialogs that a failure leaves users in. */
  public ClearingSigns clearingSigns() {
    return stuckStates.signs();
  }

  /** What a compiler may ask of a file before it is checked: without any sign it has no leaks. */
  public OpeningSigns openingSigns() {
    return leaks.signs();
  }

  /**
   * Findings of a file, in order of place.
   *
   * @param attribution what a compiler knows of the file, null for none
   */
  public List<Finding> check(SourceFile file, @Nullable Attribution attribution) {
    List<ProjectRule> all = rules.stream().filter(rule -> isOn(rule.id())).toList();
    return check(file, attribution, new Prospects(true, all));
  }

  /** The same where it is known which rules may find something. */
  public List<Finding> check(
      SourceFile file, @Nullable Attribution attribution, Prospects prospects) {
    var typing = attribution == null ? world.typing(file) : world.typing(file, attribution);
    List<Finding> findings = new ArrayList<>();
    for (Leak leak : prospects.leaks ? leaks.leaks(file, typing) : List.<Leak>of()) {
      Finding finding = unclosed.finding(leak, file, typing);
      if (finding != null && isOn(finding.rule())) {
        findings.add(finding);
      }
    }
    for (ProjectRule rule : prospects.rules) {
      findings.addAll(rule.findings(file, typing));
    }
    List<Finding> all = List.copyOf(findings);
    findings.removeIf(finding -> isSaidBetter(finding, all));
    findings.sort(ORDER);
    return findings;
  }

  private boolean isOn(String rule) {
    return settings.levels().get(rule) != RuleLevel.OFF;
  }

  /** What lives as long as the process is told by the rule for that. */
  private static boolean isSaidBetter(Finding finding, List<Finding> all) {
    return (finding.rule().equals(UnclosedRules.RESOURCE)
            || finding.rule().equals(UnclosedRules.STORAGE))
        && all.stream()
            .anyMatch(
                other ->
                    other.rule().equals(GlobalStorageNeverClosed.ID)
                        && other.steps().stream()
                            .anyMatch(step -> step.place().equals(finding.place())));
  }
}
