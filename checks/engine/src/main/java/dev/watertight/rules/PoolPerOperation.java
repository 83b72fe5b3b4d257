package dev.watertight.rules;

import dev.watertight.model.Member;
import dev.watertight.model.Mentions;
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

/** PoolPerOperation: a pool, client or storage that is made again and again. */
final class PoolPerOperation implements ProjectRule {
  static final String ID = "PoolPerOperation";
  static final RuleInfo INFO =
      new RuleInfo(
          ID, Severity.ERROR, "A pool, client or storage is made where code runs again and again");

  private static final int NAMED = 3;

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
    return new Finding(
        ID,
        file.path(),
        creation.site().place(),
        message(creation.pool(), runs),
        settings.severity(ID, sure),
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
        + ". "
        + consequence(pool.innermost())
        + " Make one at the start, share it, and close it at the end.";
  }

  private static String consequence(Pools.Pool pool) {
    String costs =
        switch (pool.kind()) {
          case EXECUTOR -> "Even where it is shut down, each one starts threads of its own";
          case DB_CONNECTION, BROKER_CONNECTION ->
              "Even where it is closed, each one costs a connection, with handshake and log-in";
          case STORAGE,
              REDIS_CLIENT,
              HTTP_CLIENT,
              DB_POOL,
              BOT_SESSION,
              HTTP_RESPONSE,
              CHANNEL,
              STREAM,
              OTHER ->
              "Even where it is closed, each one costs connections, handshakes or threads of its"
                  + " own";
        };
    return costs + ", and many at once exhaust them.";
  }

  private static String repeats(Runs.Answer runs) {
    List<Site> path = runs.path();
    List<String> hops = new ArrayList<>();
    for (int i = 1; i < path.size(); i++) {
      String perhaps = runs.guesses().contains(path.get(i - 1)) ? "perhaps " : "";
      hops.add(perhaps + (i + 1 == path.size() ? name(path.get(i)) : where(path.get(i))));
    }
    if (hops.size() > NAMED) {
      hops.subList(NAMED - 1, hops.size() - 1).clear();
      hops.set(NAMED - 2, hops.get(NAMED - 2) + ", ...");
    }
    return runs.reason() + (hops.isEmpty() ? "" : ", by way of " + String.join(", then ", hops));
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
