package dev.watertight.rules;

import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.project.Project;
import dev.watertight.project.Runs;
import dev.watertight.project.SharedClosings;
import dev.watertight.types.Typing;
import java.util.List;

/** SharedStorageClosed: an operation closes what it only borrowed. */
final class SharedStorageClosed implements ProjectRule {
  static final String ID = "SharedStorageClosed";
  static final RuleInfo INFO =
      new RuleInfo(
          ID, Severity.WARNING, "An operation closes a shared storage that it only borrowed");

  private final Project project;
  private final Settings settings;

  SharedStorageClosed(Project project, Settings settings) {
    this.project = project;
    this.settings = settings;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean mayFind(Mentions file) {
    return project.mayCloseShared(file);
  }

  @Override
  public List<Finding> findings(SourceFile file, Typing typing) {
    return project.closings().in(file, typing).stream()
        .map(closing -> finding(closing, file))
        .toList();
  }

  private Finding finding(SharedClosings.Closing closing, SourceFile file) {
    boolean sure = closing.runs().often() == Runs.Often.AGAIN;
    return new Finding(
        ID,
        file.path(),
        closing.place(),
        message(closing),
        settings.severity(ID, /* error= */ false),
        sure ? Confidence.HIGH : Confidence.MEDIUM,
        List.of(new Step(closing.place(), "closed here for all")),
        null);
  }

  private static String message(SharedClosings.Closing closing) {
    String reason = closing.runs().reason();
    return "This "
        + UnclosedMessage.simple(closing.type())
        + " is shared ("
        + closing.from()
        + "), and it is closed here"
        + (reason.isEmpty() ? "" : " each time " + reason)
        + ". Whatever uses it afterwards, or at that moment on another thread, fails or works on a"
        + " closed client. Leave it open here and close it once, when the process ends.";
  }
}
