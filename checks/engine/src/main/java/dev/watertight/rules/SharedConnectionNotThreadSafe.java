package dev.watertight.rules;

import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.project.Project;
import dev.watertight.project.SharedConnections;
import dev.watertight.types.Typing;
import java.util.List;

/** SharedConnectionNotThreadSafe: one connection that threads must not share serves all of them. */
final class SharedConnectionNotThreadSafe implements ProjectRule {
  static final String ID = "SharedConnectionNotThreadSafe";
  static final RuleInfo INFO =
      new RuleInfo(ID, Severity.WARNING, "One connection that is not thread-safe serves all users");

  private static final int NAMED = 3;

  private final Project project;
  private final Settings settings;

  SharedConnectionNotThreadSafe(Project project, Settings settings) {
    this.project = project;
    this.settings = settings;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean mayFind(Mentions file) {
    return project.mayShareConnections(file);
  }

  @Override
  public List<Finding> findings(SourceFile file, Typing typing) {
    return project.connections().in(file, typing).stream()
        .map(shared -> finding(shared, file))
        .toList();
  }

  private Finding finding(SharedConnections.Shared shared, SourceFile file) {
    return new Finding(
        ID,
        file.path(),
        shared.site().place(),
        message(shared),
        settings.severity(ID, /* error= */ false),
        shared.sure() ? Confidence.MEDIUM : Confidence.LOW,
        List.of(new Step(shared.site().place(), "the one connection is opened here")),
        null);
  }

  private static String message(SharedConnections.Shared shared) {
    String type = UnclosedMessage.simple(shared.type());
    return "One "
        + type
        + " ("
        + shared.holder()
        + ") serves all users, and "
        + Listing.one(type)
        + " is not made for several threads: "
        + (shared.sure()
            ? "it is used by "
            : "the application has threads of its own for web requests and hands it to ")
        + named(shared.threads())
        + ". Threads that use it at the same time get each other's answers or break it for all. "
        + advice(type);
  }

  private static String named(List<String> threads) {
    int named = Math.min(NAMED, threads.size());
    return Listing.of(threads.subList(0, named), threads.size() - named);
  }

  private static String advice(String type) {
    return switch (type) {
      case "Jedis" -> "Share a pool instead (a JedisPooled, or the RedisClient of newer versions).";
      case "Connection" -> "Share a pool (a DataSource) instead, and borrow for each operation.";
      default -> "Share the factory instead, and open one for each operation.";
    };
  }
}
