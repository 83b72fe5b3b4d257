package dev.watertight.rules;

import dev.watertight.catalogue.Kind;
import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.project.Project;
import dev.watertight.project.Proliferation;
import dev.watertight.types.Typing;
import java.util.List;

/** ClientProliferation: several long-lived clients or pools where one would do. */
final class ClientProliferation implements ProjectRule {
  static final String ID = "ClientProliferation";
  static final RuleInfo INFO =
      new RuleInfo(
          ID,
          Severity.WARNING,
          "One service builds several long-lived clients or pools for the same purpose");

  private static final int NAMED = 3;

  private final Project project;
  private final Settings settings;

  ClientProliferation(Project project, Settings settings) {
    this.project = project;
    this.settings = settings;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean mayFind(Mentions file) {
    return !members(file.path()).isEmpty();
  }

  /** What others make is known only where the whole project was seen. */
  private List<Proliferation.Member> members(String path) {
    return project.isWhole() ? project.proliferation().in(path) : List.of();
  }

  @Override
  public List<Finding> findings(SourceFile file, Typing typing) {
    return members(file.path()).stream().map(member -> finding(member, file)).toList();
  }

  private Finding finding(Proliferation.Member member, SourceFile file) {
    return new Finding(
        ID,
        file.path(),
        member.place(),
        what(member, file) + " " + consequence(member) + " " + advice(member),
        settings.severity(ID, /* error= */ false),
        member.special() ? Confidence.LOW : Confidence.MEDIUM,
        List.of(new Step(member.place(), "one of several is made here")),
        null);
  }

  private static String what(Proliferation.Member member, SourceFile file) {
    String type = UnclosedMessage.simple(member.type());
    String one =
        member.via().isEmpty()
            ? "This " + type
            : "This " + UnclosedMessage.simple(member.via()) + " (with its own " + type + ")";
    List<String> owners = member.owners();
    if (!owners.isEmpty()) {
      return each(owners) + " makes its own " + type + " here" + rest(member, file) + ".";
    }
    return one + " is one of several that live as long as the service" + rest(member, file) + ".";
  }

  private static String each(List<String> owners) {
    if (owners.size() == 1) {
      return "Each " + owners.get(0);
    }
    int named = owners.size() <= NAMED + 1 ? owners.size() : NAMED;
    return "Each of " + Listing.of(owners.subList(0, named), owners.size() - named);
  }

  private static String rest(Proliferation.Member member, SourceFile file) {
    return member.others().isEmpty() ? "" : ": " + others(member, file);
  }

  private static String others(Proliferation.Member member, SourceFile file) {
    List<Proliferation.Other> others = member.others();
    List<String> named =
        others.stream()
            .limit(NAMED)
            .map(
                o ->
                    o.path().equals(file.path())
                        ? "line " + o.line()
                        : o.path().substring(o.path().lastIndexOf('/') + 1) + ":" + o.line())
            .toList();
    return (others.size() == 1 ? "the other is " : "the others are ")
        + Listing.of(named, others.size() - named.size());
  }

  private static String consequence(Proliferation.Member member) {
    return member.kind() == Kind.DB_CONNECTION
        ? "Each one is a connection that stays open, and the server has only so many."
        : "Each one keeps connections and threads of its own, which the others cannot use.";
  }

  private static String advice(Proliferation.Member member) {
    if (member.type().equals("okhttp3.OkHttpClient")) {
      return "Make one and pass it on; where settings differ, derive it with newBuilder(), which"
          + " shares pool and threads.";
    }
    return member.kind() == Kind.DB_CONNECTION
        ? "Make one pool and borrow from it."
        : "Make one and pass it on to all who need it.";
  }
}
