package dev.watertight.project;

import dev.watertight.analysis.FileSource;
import dev.watertight.analysis.ResourceFacts;
import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import dev.watertight.types.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the project calls a method, creates a class, uses a field. Only files that mention the name
 * are read. Thread-safe; what a thread is given is for that thread.
 */
public final class Uses {
  /** A name that so many files mention tells nothing about who calls this method. */
  private static final int MOST_FILES = 250;

  /** A call that may run more methods than these says little about one of them. */
  private static final int MANY = 3;

  private static final int FILES_KEPT = 48;
  private static final Comparator<Site> ORDER =
      Comparator.<Site, String>comparing(site -> site.file().path())
          .thenComparingInt(site -> site.place().start());

  private final ResourceFacts facts;
  private final FileSource files;
  private final Mentioned mentioned;
  private final ThreadLocal<Deque<FileNames>> last = ThreadLocal.withInitial(ArrayDeque::new);
  private final Recent<Found> calls = new Recent<>();

  /**
   * Uses in a project.
   *
   * @param files reads its files
   * @param mentioned which of them mention a name
   */
  public Uses(ResourceFacts facts, FileSource files, Mentioned mentioned) {
    this.facts = facts;
    this.files = files;
    this.mentioned = mentioned;
  }

  /**
   * Uses of something.
   *
   * @param certain in order of file and place
   * @param possible those that cannot be resolved and fit by name
   * @param all whether none is missing; more files than can be looked at mention some names
   */
  public record Found(List<Site> certain, List<Site> possible, boolean all) {
    /** Whether nothing can use it. */
    public boolean isNone() {
      return all && certain.isEmpty() && possible.isEmpty();
    }
  }

  /** Calls of a method, those of a method that it overrides and references to it included. */
  public Found callsOf(MethodInfo method) {
    return calls.of(method.id(), () -> search(method));
  }

  private Found search(MethodInfo method) {
    List<String> receivers = receivers(method);
    return search(
        mentioned.using(method.name()),
        names -> names.calls(method.name()),
        (site, found) -> {
          if (mayCall(site, method, receivers)) {
            call(site, method, found);
          }
        });
  }

  /** The classes of the project on which a call must be made to run a method. */
  private List<String> receivers(MethodInfo method) {
    return facts.world().hierarchy(method.owner()).stream()
        .filter(type -> type.equals(method.owner()) || facts.world().fileOf(type) != null)
        .toList();
  }

  /** Whether a call has the number of arguments and the receiver for a method; asked first. */
  private static boolean mayCall(Site site, MethodInfo method, List<String> receivers) {
    if (!(site.expression() instanceof Expr.Call call)) {
      return true;
    }
    if (!takes(method, call.arguments().size())) {
      return false;
    }
    Type receiver = site.typing().receiver(call);
    return receiver.isUnknown()
        || receivers.stream().anyMatch(type -> site.typing().isA(receiver, type) != Answer.NO);
  }

  /** Creations of a class and of its subclasses. */
  public Found creationsOf(String binaryName) {
    List<Site> certain = new ArrayList<>();
    boolean all = true;
    for (String type : withSubtypes(binaryName)) {
      String simple = FileNames.simple(type);
      Found found =
          search(
              mentioned.creating(simple),
              names -> names.creations(simple),
              (site, into) -> {
                if (created(site).name().equals(type)) {
                  into.certain.add(site);
                }
              });
      certain.addAll(found.certain);
      all &= found.all;
    }
    return new Found(certain, List.of(), all);
  }

  /**
   * Creations of a class that run a piece of its code. Where that is a constructor, creations by
   * another one that does not lead to it are left out; those of subclasses stay.
   *
   * @param member the constructor, initialiser or field of which the code is part
   */
  Found creationsRunning(TypeDecl type, @Nullable Member member, Typing typing) {
    Found found = creationsOf(type.binaryName());
    Constructors leading = Constructors.leadingTo(member, type, typing);
    List<Site> running =
        found.certain().stream()
            .filter(site -> leading.mayRun(site.expression(), site.typing()))
            .toList();
    boolean all = found.all() && running.size() == found.certain().size();
    return new Found(running, found.possible(), all);
  }

  /** The files that have aspects, whose code runs around that of others. */
  public List<SourceFile> aspects() {
    return mentioned.advising().stream().map(files::load).filter(Objects::nonNull).toList();
  }

  /** Places that name a field. */
  public Found usesOf(Variable field) {
    Set<String> paths = new HashSet<>(mentioned.using(field.name()));
    for (String type : withSubtypes(field.owner())) {
      String home = facts.world().fileOf(type);
      if (home != null) {
        paths.add(home);
      }
    }
    return search(
        paths.stream().sorted().toList(),
        names -> names.names(field.name()),
        (site, into) -> {
          if (field.equals(site.typing().variable(site.expression()))) {
            into.certain.add(site);
          }
        });
  }

  /** Where a file calls, creates and names things; for the thread that asks. */
  FileNames names(SourceFile file) {
    Deque<FileNames> known = last.get();
    for (FileNames names : known) {
      if (names.file() == file) {
        return names;
      }
    }
    FileNames names = FileNames.of(file);
    known.addFirst(names);
    if (known.size() > FILES_KEPT) {
      known.removeLast();
    }
    return names;
  }

  /** A file of the project, null where it cannot be read. */
  @Nullable SourceFile load(String path) {
    return files.load(path);
  }

  /** What is known of a class, null for nothing. */
  @Nullable TypeInfo info(String binaryName) {
    return facts.world().type(binaryName);
  }

  /** The file of the project that declares a class, null for none. */
  @Nullable SourceFile fileOf(String binaryName) {
    String path = facts.world().fileOf(binaryName);
    return path == null ? null : files.load(path);
  }

  /** Where the project declares a method, null where it does not. */
  @Nullable Site declaration(MethodInfo method) {
    SourceFile file = fileOf(method.owner());
    if (file == null) {
      return null;
    }
    Typing typing = facts.typings().of(file);
    for (Trail trail : names(file).methods(method.name())) {
      if (trail.node() instanceof MethodDecl declared
          && trail.type().binaryName().equals(method.owner())
          && typing.info(declared).id().equals(method.id())) {
        return new Site(file, typing, trail);
      }
    }
    return null;
  }

  /** The class that a creation or reference to a constructor makes. */
  Type created(Site site) {
    if (site.expression() instanceof Expr.New creation) {
      return site.typing().resolve(creation.type());
    }
    Type named =
        site.expression() instanceof Expr.MethodRef reference
            ? site.typing().typeNamed(reference.target())
            : null;
    return named == null ? Type.UNKNOWN : named;
  }

  private static final class Collected {
    private final List<Site> certain = new ArrayList<>();
    private final List<Site> possible = new ArrayList<>();
  }

  private Found search(
      List<String> paths,
      Function<FileNames, List<Trail>> candidates,
      BiConsumer<Site, Collected> judge) {
    Collected found = new Collected();
    if (paths.size() > MOST_FILES) {
      return new Found(List.of(), List.of(), false);
    }
    for (String path : paths) {
      SourceFile file = files.load(path);
      List<Trail> trails = file == null ? List.of() : candidates.apply(names(file));
      if (file != null && !trails.isEmpty()) {
        Typing typing = facts.typings().of(file);
        trails.forEach(trail -> judge.accept(new Site(file, typing, trail), found));
      }
    }
    found.certain.sort(ORDER);
    found.possible.sort(ORDER);
    return new Found(found.certain, found.possible, true);
  }

  private void call(Site site, MethodInfo method, Collected found) {
    Invocation invocation = site.typing().invocation(site.expression());
    MethodInfo called = invocation.method();
    if (called != null) {
      if (called.id().equals(method.id()) || overrides(method, called)) {
        found.certain.add(site);
      }
    } else {
      Type receiver = invocation.receiver();
      if (receiver.isUnknown()) {
        if (!method.isStatic() || isOnName(site.expression())) {
          found.possible.add(site);
        }
      } else if (facts.world().isSubtype(receiver.name(), method.owner()) == Answer.YES) {
        found.certain.add(site);
      }
    }
  }

  /** Whether what a call stands on may be a class. */
  private static boolean isOnName(Expr e) {
    Expr target = e instanceof Expr.Call call ? call.target() : null;
    return target == null
        || target instanceof Expr.Name name && Character.isUpperCase(name.identifier().charAt(0))
        || target instanceof Expr.Select select && Character.isUpperCase(select.name().charAt(0));
  }

  /** Whether a call of one method may run another that overrides it. */
  private boolean overrides(MethodInfo method, MethodInfo called) {
    return !method.isStatic()
        && called.origin() == Origin.PROJECT
        && called.parameters().size() == method.parameters().size()
        && !called.owner().equals(method.owner())
        && facts.world().isSubtype(method.owner(), called.owner()) == Answer.YES;
  }

  /** Whether a call leads to this method as to one of many that override the same one. */
  boolean isGuess(Site call, MethodInfo method) {
    MethodInfo called = call.typing().invocation(call.expression()).method();
    if (called == null || called.owner().equals(method.owner())) {
      return false;
    }
    return withSubtypes(called.owner()).stream()
            .map(facts.world()::type)
            .filter(Objects::nonNull)
            .flatMap(type -> type.methods().stream())
            .filter(m -> m.name().equals(method.name()))
            .filter(m -> m.parameters().size() == method.parameters().size())
            .filter(m -> !m.modifiers().contains(Modifier.ABSTRACT))
            .limit(MANY + 1L)
            .count()
        > MANY;
  }

  /** Whether a file other than the one that declares a class names it, or that one its object. */
  boolean isNamed(TypeDecl type) {
    String name = type.simpleName();
    String home = facts.world().fileOf(type.binaryName());
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    for (String path : mentioned.paths()) {
      SourceFile file = files.load(path);
      if (file != null
          && (path.equals(home)
              ? file.text().contains(name + ".class")
              : word.matcher(file.text()).find())) {
        return true;
      }
    }
    return false;
  }

  private static boolean takes(MethodInfo method, int arguments) {
    int parameters = method.parameters().size();
    // One that overrides a method with variable arity may have an array.
    boolean varargs =
        method.varargs() || parameters > 0 && method.parameters().get(parameters - 1).isArray();
    return varargs ? arguments >= parameters - 1 : arguments == parameters;
  }

  /** A class and its subclasses in the project, as deep as there are. */
  List<String> withSubtypes(String binaryName) {
    World world = facts.world();
    List<String> types = new ArrayList<>(List.of(binaryName));
    for (int i = 0; i < types.size() && types.size() < MOST_FILES; i++) {
      for (String subtype : world.subtypes(types.get(i))) {
        TypeInfo info = world.type(subtype);
        if (info != null && !types.contains(subtype)) {
          types.add(subtype);
        }
      }
    }
    return types;
  }
}
