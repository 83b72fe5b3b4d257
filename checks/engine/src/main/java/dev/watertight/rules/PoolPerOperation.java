package dev.watertight.rules;

import dev.watertight.analysis.Mentions;
import dev.watertight.catalogue.RuleLevel;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.project.Pools;
import dev.watertight.project.Project;
import dev.watertight.project.Runs;
import dev.watertight.project.Site;
import dev.watertight.types.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** PoolPerOperation: a pool, client or storage that is made again and again. */
final class PoolPerOperation implements ProjectRule {
  static final String ID = "PoolPerOperation";
  static final RuleInfo INFO =
      new RuleInfo(
          ID, Severity.ERROR, "A pool, client or storage is made where code runs again and again");

  private final Project project;
  private final Settings settings;

  PoolPerOperation(Project project, Settings settings) {
    this.project = project;
    this.settings = settings;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean mayFind(Mentions file) {
    return project.mayMakePools(file);
  }

  @Override
  public List<Finding> findings(SourceFile file, Typing typing) {
    List<Finding> findings = new ArrayList<>();
    for (Project.Creation creation : project.poolsMadeIn(file, typing)) {
      if (!project.isShutDownThere(creation)) {
        Runs.Answer runs = project.runs().of(creation.site());
        if (runs.often() == Runs.Often.AGAIN || runs.often() == Runs.Often.LIKELY_AGAIN) {
          findings.add(finding(creation, runs, file));
        }
      }
    }
    return findings;
  }

  private Finding finding(Project.Creation creation, Runs.Answer runs, SourceFile file) {
    boolean sure = runs.often() == Runs.Often.AGAIN;
    RuleLevel level = settings.levels().get(ID);
    boolean error = level == null ? sure : level == RuleLevel.ERROR;
    return new Finding(
        ID,
        file.path(),
        creation.site().place(),
        message(creation.pool(), runs),
        error ? Severity.ERROR : Severity.WARNING,
        sure ? Confidence.HIGH : Confidence.MEDIUM,
        List.of(new Step(creation.site().place(), "made here each time")),
        null);
  }

  private static String message(Pools.Pool pool, Runs.Answer runs) {
    String type = UnclosedMessage.simple(pool.type());
    String owns =
        pool.inner() == null
            ? ""
            : " (which owns a new " + UnclosedMessage.simple(pool.innermost().type()) + ")";
    return "A new "
        + type
        + owns
        + " is made each time "
        + repeats(runs)
        + ". Even where it is closed, each one costs connections, handshakes or threads of its own,"
        + " and many at once exhaust them. Make one at the start, share it, and close it at the end.";
  }

  private static String repeats(Runs.Answer runs) {
    List<Site> path = runs.path();
    String way =
        path.stream()
            .skip(1)
            .map(PoolPerOperation::where)
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", then "));
    return runs.reason() + (way.isEmpty() ? "" : ", by way of " + way);
  }

  private static String where(Site site) {
    String path = site.file().path();
    return name(site) + " (" + path.substring(path.lastIndexOf('/') + 1) + ":" + site.line() + ")";
  }

  private static String name(Site site) {
    TypeDecl type = site.trail().type();
    Member member = site.trail().member();
    String simple = type.simpleName().isEmpty() ? "an anonymous class" : type.simpleName();
    return member instanceof MethodDecl method && !method.isConstructor()
        ? simple + "." + method.name()
        : "new " + simple;
  }
}
