package dev.watertight.rules;

import dev.watertight.catalogue.Kind;
import dev.watertight.fixes.Fixes;
import dev.watertight.model.Edit;
import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.project.KeptStorages;
import dev.watertight.project.Project;
import dev.watertight.types.Typing;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** GlobalStorageNeverClosed: a storage that is kept for long and that nothing closes. */
final class GlobalStorageNeverClosed implements ProjectRule {
  static final String ID = "GlobalStorageNeverClosed";
  static final RuleInfo INFO =
      new RuleInfo(
          ID,
          Severity.ERROR,
          "A storage that is kept for long is never closed, or replaced while it is open");

  private final Project project;
  private final Settings settings;
  private final Fixes fixes;

  GlobalStorageNeverClosed(Project project, Settings settings, Fixes fixes) {
    this.project = project;
    this.settings = settings;
    this.fixes = fixes;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean mayFind(Mentions file) {
    return project.mayKeepStorages(file);
  }

  @Override
  public List<Finding> findings(SourceFile file, Typing typing) {
    return project.kept().in(file, typing).stream()
        .filter(kept -> kept.seenWhole() || settings.closedWorld())
        .map(kept -> finding(kept, file, typing))
        .toList();
  }

  private Finding finding(KeptStorages.Kept kept, SourceFile file, Typing typing) {
    boolean executor = kept.pool().kind() == Kind.EXECUTOR;
    return new Finding(
        ID,
        file.path(),
        kept.site().place(),
        what(kept) + " " + consequence(kept) + " " + advice(kept),
        settings.severity(ID, !executor),
        executor ? Confidence.MEDIUM : Confidence.HIGH,
        steps(kept),
        fix(kept, file, typing));
  }

  private @Nullable Edit fix(KeptStorages.Kept kept, SourceFile file, Typing typing) {
    boolean own = kept.stored().file().path().equals(file.path());
    if (kept.fault() != KeptStorages.Fault.FORGOTTEN || !kept.closerRuns() || !own) {
      return null;
    }
    String closer = kept.where().substring(kept.where().lastIndexOf('.') + 1);
    return fixes.forgotten(kept.stored().place(), kept.holder(), closer, file, typing);
  }

  private static List<Step> steps(KeptStorages.Kept kept) {
    Step made = new Step(kept.site().place(), "made here");
    return kept.stored() == kept.site()
        ? List.of(made)
        : List.of(made, new Step(kept.stored().place(), "kept here"));
  }

  private static String what(KeptStorages.Kept kept) {
    boolean executor = kept.pool().kind() == Kind.EXECUTOR;
    String closed = executor ? "shut down" : "closed";
    String closes = executor ? "shuts down " : "closes ";
    String type = UnclosedMessage.simple(kept.pool().type());
    String subject = kept.holder().isEmpty() ? "this " + type : type + " '" + kept.holder() + "'";
    String made = kept.repeats().isEmpty() ? "" : ", and one is made each time " + kept.repeats();
    return switch (kept.fault()) {
      case NEVER_CLOSED ->
          made.isEmpty()
              ? "Nothing " + closes + subject + ", which " + kept.keeper() + keeps(kept) + "."
              : "Nothing " + closes + subject + made + ".";
      case CLOSE_NOT_CALLED ->
          subject
              + " is "
              + closed
              + " only in "
              + kept.where()
              + ", which nothing calls"
              + made
              + ".";
      case FORGOTTEN ->
          "Neither " + kept.where() + " nor anything else " + closes + subject + made + ".";
      case OVERWRITTEN ->
          subject
              + " is replaced each time "
              + kept.repeats()
              + ", and nothing "
              + closes
              + "the old one.";
    };
  }

  private static String keeps(KeptStorages.Kept kept) {
    return kept.keeper().indexOf('.') < 0 ? " keeps" : " makes for the whole run";
  }

  private static String consequence(KeptStorages.Kept kept) {
    Kind kind = kept.pool().kind();
    if (!kept.repeats().isEmpty()) {
      return kind == Kind.DB_CONNECTION
          ? "Each of them stays connected until the server takes no more."
          : kind == Kind.EXECUTOR
              ? "The threads of each stay until the process runs out of them."
              : "The connections and threads of each stay until the process runs out of them.";
    }
    return kind == Kind.EXECUTOR
        ? "When the bot stops, its threads keep the process alive or tasks are cut off in the middle."
        : "When the bot is stopped, what is on its way is lost; when it is loaded anew in the same"
            + " process, the connections and threads of the old one stay.";
  }

  private static String advice(KeptStorages.Kept kept) {
    boolean executor = kept.pool().kind() == Kind.EXECUTOR;
    String close = executor ? "Shut it down" : "Close it";
    String end =
        " where the application ends: in a finally of main, a shutdown hook or a @PreDestroy method.";
    if (kept.fault() == KeptStorages.Fault.OVERWRITTEN) {
      return (executor ? "Shut down" : "Close")
          + " the old one before it is replaced, or keep the one there is.";
    } else if (!kept.repeats().isEmpty()) {
      return "Make one at the start and share it, or "
          + close.toLowerCase(Locale.ROOT)
          + " with its owner.";
    }
    return switch (kept.fault()) {
      case NEVER_CLOSED, OVERWRITTEN -> close + end;
      case CLOSE_NOT_CALLED -> "Call " + kept.where() + end;
      case FORGOTTEN -> close + " there too, after what still uses it.";
    };
  }
}
