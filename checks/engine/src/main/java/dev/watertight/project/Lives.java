package dev.watertight.project;

import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many of what one piece of code makes live as long as the process: one in a static field, one
 * for each long-lived object that owns it, one for each place that keeps what a factory returns.
 * Thread-safe.
 */
final class Lives {
  private static final int DEPTH = 5;
  private static final int MOST = 12;

  /** Which of several such beans there is, a setting decides. */
  private static final List<String> ALTERNATIVES = List.of("Conditional", "Profile", "Requires");

  /** Beans that there is one of for each request or user. */
  private static final Set<String> SCOPES =
      Set.of(
          "Scope",
          "RequestScope",
          "RequestScoped",
          "SessionScope",
          "SessionScoped",
          "Prototype",
          "TransactionScoped");

  private final Uses uses;
  private final Fates fates;
  private final Entries entries;
  private final Runs runs;
  private final Runners runners;
  private final Mentioned mentioned;

  Lives(Uses uses, Fates fates, Entries entries, Runs runs, Runners runners, Mentioned mentioned) {
    this.uses = uses;
    this.fates = fates;
    this.entries = entries;
    this.runs = runs;
    this.runners = runners;
    this.mentioned = mentioned;
  }

  /**
   * One that lives as long as the process.
   *
   * @param key equal for two that are one and the same
   * @param path from the creation up to what keeps it
   * @param made simple name of the class of the object that owns it, empty for none
   * @param home the file by which it belongs to a program
   * @param holder the field that holds the value itself, null for none
   * @param bean the bean factory that returns it, null for none
   */
  record Life(
      String key,
      List<Site> path,
      String made,
      SourceFile home,
      @Nullable Variable holder,
      @Nullable MethodDecl bean) {
    private Site last() {
      return path.get(path.size() - 1);
    }

    /** Whether it lives in a main method itself. */
    boolean isOfMain() {
      return last().trail().member() instanceof MethodDecl method
          && method.isStatic()
          && method.name().equals("main");
    }

    boolean isOfSameMember(Life other) {
      Member here = last().trail().member();
      Member there = other.last().trail().member();
      return here != null
          && there != null
          && last().file().path().equals(other.last().file().path())
          && here.place().equals(there.place());
    }
  }

  /** Those of a creation, each once. */
  List<Life> of(Site creation) {
    if (fates.of(creation).way() == Fates.Way.KEPT
        && runs.ofCode(creation).often() == Runs.Often.AGAIN) {
      // Each operation makes its own, even where a field remembers the last one.
      return List.of();
    }
    Search search = new Search();
    search.follow(creation, List.of(creation), null);
    return search.lives;
  }

  /** Whether objects with a field are made for single operations too, each with its own. */
  boolean isMadeAgain(Variable field) {
    return !field.isStatic()
        && uses.creationsOf(field.owner()).certain().stream().anyMatch(this::isAgain);
  }

  private final class Search {
    private final List<Life> lives = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<Trail> seen = new HashSet<>();

    private void add(String key, List<Site> path, String made, @Nullable Variable holder) {
      String whole = holder == null ? key : key + " " + holder.owner() + "#" + holder.name();
      if (keys.add(whole)) {
        lives.add(new Life(whole, path, made, path.get(path.size() - 1).file(), holder, null));
      }
    }

    private void follow(Site site, List<Site> path, @Nullable Variable kept) {
      if (path.size() > DEPTH || lives.size() >= MOST || !seen.add(site.trail())) {
        return;
      }
      Fates.Fate fate = fates.of(site);
      Variable field = fate.field();
      Variable holder = kept == null ? field : kept;
      switch (fate.way()) {
        case KEPT -> {
          if (field != null && field.isStatic()) {
            add(field.owner() + "#" + field.name(), path, "", holder);
          } else if (field != null) {
            objects(site, field.name(), path, holder);
          }
        }
        case OWNED -> objects(site, field == null ? "" : field.name(), path, holder);
        case RETURNED -> returned(site, path, kept);
        case USED -> used(site, path, kept);
      }
    }

    /** One for each long-lived object of the class. */
    private void objects(Site site, String field, List<Site> path, @Nullable Variable holder) {
      TypeDecl type = site.trail().type();
      if (type.kind() == TypeDecl.Kind.ANONYMOUS || isAlternative(type.annotations())) {
        return;
      }
      String name = type.binaryName();
      int before = lives.size();
      if (entries.isSingleton(type)) {
        add(name + "#" + field, path, type.simpleName(), holder);
        return;
      }
      Uses.Found creations = uses.creationsRunning(type, site.trail().member(), site.typing());
      for (Site creation : creations.certain()) {
        if (!isAgain(creation)) {
          follow(creation, plus(path, creation), holder);
        }
      }
      for (String subtype : uses.withSubtypes(name)) {
        TypeInfo info = uses.info(subtype);
        SourceFile home = uses.fileOf(subtype);
        String key = subtype + "#" + field;
        if (info != null
            && home != null
            && entries.isSingleton(info.annotations())
            && !info.modifiers().contains(Modifier.ABSTRACT)
            && keys.add(key)) {
          lives.add(new Life(key, path, FileNames.simple(subtype), home, holder, null));
        }
      }
      if (lives.size() == before && creations.isNone() && isMadeByOthers(type, site.file())) {
        add(name + "#" + field, path, type.simpleName(), holder);
      }
    }

    /** What a bean factory or a method that others call gives. */
    private void returned(Site site, List<Site> path, @Nullable Variable kept) {
      if (!(site.trail().member() instanceof MethodDecl method) || method.isConstructor()) {
        return;
      }
      if (isAlternative(method.annotations()) || isAlternative(site.trail().type().annotations())) {
        return;
      }
      String id = site.typing().info(method).id();
      if (isBean(method)) {
        if (keys.add(id)) {
          lives.add(new Life(id, path, "", site.file(), kept, kept == null ? method : null));
        }
        return;
      }
      for (Site call : uses.callsOf(site.typing().info(method)).certain()) {
        if (!(call.expression() instanceof Expr.MethodRef) && !isAgain(call)) {
          follow(call, plus(path, call), kept);
        }
      }
    }

    /** What is handed on lives as long as who is given it, an object of a start as long as that. */
    private void used(Site site, List<Site> path, @Nullable Variable kept) {
      Site part = partOf(site);
      if (part != null) {
        follow(part, plus(path, part), null);
        return;
      }
      Member member = site.trail().member();
      if (member != null
          && (path.size() > 1 || isHandedOn(site))
          && runs.of(site).often() == Runs.Often.ONCE
          && runners.of(List.of(site)).isEmpty()) {
        String made = path.size() > 1 ? uses.created(site).name() : "";
        int start = made.isEmpty() ? site.place().start() : member.place().start();
        add(site.file().path() + ":" + start + made, path, "", kept);
      }
    }
  }

  /** What a getter gives of a fresh object: {@code new Connector().connection()}. */
  private static @Nullable Site partOf(Site site) {
    Trail up = site.trail().up();
    if (up == null
        || !(site.expression() instanceof Expr.New creation)
        || !(up.node() instanceof Expr.Call call)
        || call.target() != creation
        || !(up.up() != null && isKept(up.up().node()))) {
      return null;
    }
    MethodInfo method = site.typing().invocation(call).method();
    return method != null && method.origin() == Origin.PROJECT && method.parameters().isEmpty()
        ? site.at(up)
        : null;
  }

  private static boolean isKept(Object node) {
    return node instanceof FieldDecl || node instanceof Expr.Assign || node instanceof Stmt.Return;
  }

  private boolean isBean(MethodDecl method) {
    return method.annotations().stream().anyMatch(a -> entries.isSingleton(Set.of(a.simpleName())))
        && method.annotations().stream().noneMatch(a -> SCOPES.contains(a.simpleName()));
  }

  private boolean isAgain(Site site) {
    Runs.Often often = runs.of(site).often();
    return often == Runs.Often.AGAIN || often == Runs.Often.LIKELY_AGAIN;
  }

  private static boolean isAlternative(List<Annotation> annotations) {
    return annotations.stream()
        .map(Annotation::simpleName)
        .anyMatch(name -> ALTERNATIVES.stream().anyMatch(name::startsWith));
  }

  /** Whether a class of which no creation is in sight is in use: a framework makes it. */
  private boolean isMadeByOthers(TypeDecl type, SourceFile file) {
    return !type.modifiers().contains(Modifier.ABSTRACT)
        && (!type.annotations().isEmpty()
            || mentioned.creating(type.simpleName()).stream().anyMatch(p -> !p.equals(file.path()))
            || mentioned.holding(type.simpleName()).stream().anyMatch(p -> !p.equals(file.path())));
  }

  /** Whether something else is given the value, directly or by way of a variable. */
  private boolean isHandedOn(Site site) {
    if (isArgument(site.trail())) {
      return true;
    }
    Trail member = site.trail().to(Member.class);
    Variable variable = local(site);
    if (member == null || variable == null) {
      return false;
    }
    List<Trail> named = fates.uses(site, variable, member);
    return named.stream().anyMatch(Lives::isArgument)
        && named.stream().noneMatch(Project::isClosed);
  }

  private static @Nullable Variable local(Site site) {
    return site.trail().parent() instanceof Stmt.Local local ? site.typing().declared(local) : null;
  }

  private static boolean isArgument(Trail trail) {
    return trail.parent() instanceof Expr.New creation
            && creation.arguments().contains(trail.node())
        || trail.parent() instanceof Expr.Call call && call.arguments().contains(trail.node());
  }

  private static List<Site> plus(List<Site> path, Site site) {
    List<Site> longer = new ArrayList<>(path);
    longer.add(site);
    return longer;
  }
}
