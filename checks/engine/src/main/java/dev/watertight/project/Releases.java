package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.model.Expr;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.Parameter;
import dev.watertight.model.Pattern;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who closes what a field holds, and whether that is ever run. Thread-safe. */
final class Releases {
  /** Getters of getters and setters of setters deeper than this are not followed. */
  private static final int DEPTH = 3;

  /** Methods that take a thing over to close it with others, or that go on to its close. */
  private static final Set<String> COLLECTING =
      Set.of("of", "asList", "ofNullable", "register", "manage", "addCloseable", "closeOnShutdown");

  private final ResourceFacts facts;
  private final Uses uses;
  private final Fates fates;
  private final Entries entries;
  private final Hooks hooks;

  Releases(ResourceFacts facts, Uses uses, Fates fates, Entries entries, Hooks hooks) {
    this.facts = facts;
    this.uses = uses;
    this.fates = fates;
    this.entries = entries;
    this.hooks = hooks;
  }

  /**
   * What becomes of the resource in a field.
   *
   * @param sites where it is closed
   * @param unsure whether it goes to code that may close it and is not in sight
   * @param escapes whether other files may come to it
   */
  record Found(List<Site> sites, boolean unsure, boolean escapes) {}

  /** Where what a field holds is closed. */
  Found of(Variable field) {
    Search search = new Search();
    search.field(field, DEPTH);
    return search.found();
  }

  /** Where what a variable of a member holds is closed. */
  Found of(Site site, Variable variable, Trail member) {
    Search search = new Search();
    search.alias(site, variable, member, DEPTH);
    return search.found();
  }

  private final class Search {
    private final List<Site> sites = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean unsure;
    private boolean escapes;

    Found found() {
      return new Found(sites, unsure, escapes);
    }

    void field(Variable field, int depth) {
      if (depth == 0 || !seen.add(field.owner() + '#' + field.name())) {
        return;
      }
      Uses.Found found = uses.usesOf(field);
      unsure |= !found.all();
      found.certain().forEach(site -> use(site, field.type(), depth));
    }

    /** What becomes of a value where it stands. */
    private void use(Site site, Type type, int depth) {
      Trail holder = site.trail().up();
      Object node = holder == null ? null : holder.node();
      if (holder == null) {
        return;
      }
      if (node instanceof Expr.Call call) {
        called(site, site.at(holder), call, type, depth);
      } else if (node instanceof Expr.New creation) {
        passed(site, site.at(holder), creation.arguments().indexOf(site.trail().node()), depth);
      } else if (node instanceof Expr.MethodRef reference) {
        if (closes(type, reference.name())) {
          sites.add(site);
        }
      } else if (node instanceof Expr.Select select && holder.up() != null) {
        // this.field names the field itself; it is a use of its own.
        unsure |= select.target() == site.trail().node() && type.isUnknown();
      } else if (node instanceof Stmt.Try) {
        sites.add(site);
      } else if (node instanceof Stmt.Expression && holder.parent() instanceof Stmt.Try x) {
        if (x.resources().contains(node)) {
          sites.add(site);
        }
      } else if (node instanceof Stmt.Local
          && holder.parent() instanceof Stmt.Try attempt
          && attempt.resources().contains(node)) {
        sites.add(site);
      } else if (node instanceof Stmt.Local local) {
        alias(site, site.typing().declared(local), holder, depth);
      } else if (node instanceof Expr.Cast || node instanceof Expr.Conditional) {
        use(site.at(holder), type, depth);
      } else if (node instanceof Expr.NewArray) {
        unsure = true;
      } else if (node instanceof Expr.InstanceOf test
          && test.pattern() instanceof Pattern.OfType pattern) {
        Variable bound = site.typing().declared(pattern);
        if (bound != null) {
          alias(site, bound, holder, depth);
        }
      } else if (node instanceof Expr.Assign assign && assign.value() == site.trail().node()) {
        Variable target = site.typing().variable(assign.target());
        if (target == null) {
          unsure = true;
        } else if (target.isField()) {
          field(target, depth - 1);
        } else {
          alias(site, target, holder, depth);
        }
      } else if (node instanceof Stmt.Return) {
        returned(site, type, depth);
      }
    }

    void alias(Site site, Variable variable, Trail declaration, int depth) {
      Trail member = declaration.to(Member.class);
      if (member != null && depth > 0 && seen.add(site.file().path() + variable.declaredAt())) {
        for (Trail use : fates.uses(site, variable, member)) {
          use(site.at(use), variable.type(), depth);
        }
      }
    }

    /** The value goes to whoever calls the method. */
    private void returned(Site site, Type type, int depth) {
      MethodDecl method = site.trail().nearest(MethodDecl.class);
      Trail lambda = site.trail().to(Expr.Lambda.class);
      if (method == null || lambda != null || depth == 1) {
        unsure = true;
        return;
      }
      escapes |= !method.modifiers().contains(Modifier.PRIVATE);
      MethodInfo info = site.typing().info(method);
      if (seen.add(info.id())) {
        Uses.Found calls = uses.callsOf(info);
        unsure |= !calls.all();
        calls.certain().forEach(call -> use(call, type, depth - 1));
      }
    }

    private void called(Site site, Site holder, Expr.Call call, Type type, int depth) {
      if (call.target() == site.trail().node()) {
        if (closes(type, call.name()) || isClosingChain(holder.trail())) {
          sites.add(site);
        }
        return;
      }
      int index = call.arguments().indexOf(site.trail().node());
      Invocation invocation = site.typing().invocation(call);
      if (ResourceFacts.isTakingBack(call.name()) || facts.helperCloses(invocation, index)) {
        sites.add(site);
      } else if (COLLECTING.contains(call.name())) {
        sites.add(site);
      } else {
        passed(site, holder, index, depth);
      }
    }

    /** The value is given to a method or constructor. */
    private void passed(Site site, Site holder, int index, int depth) {
      Invocation invocation = site.typing().invocation(holder.expression());
      MethodInfo method = invocation.method();
      if (method == null || method.origin() != Origin.PROJECT) {
        // Of code that is not there nobody knows; what a library is given it leaves to its owner.
        String receiver = invocation.receiver().name();
        unsure |=
            facts.world().fileOf(receiver) != null
                || facts.takenOver(invocation, arity(holder)) == index;
        return;
      }
      if (depth > 1 && seen.add(method.id() + index)) {
        parameter(method, index, depth - 1);
      }
    }

    private void parameter(MethodInfo method, int index, int depth) {
      Declared declared = declared(method);
      if (declared == null || index >= declared.method.parameters().size()) {
        unsure = true;
        return;
      }
      Parameter parameter = declared.method.parameters().get(index);
      if (declared.method.implied()) {
        TypeInfo owner = facts.world().type(method.owner());
        Variable field = owner == null ? null : owner.field(parameter.name());
        if (field != null) {
          field(field, depth);
        }
        return;
      }
      Site site = new Site(declared.file, declared.typing, declared.trail);
      for (Trail use : fates.uses(site, declared.typing.declared(parameter), declared.trail)) {
        use(site.at(use), declared.typing.declared(parameter).type(), depth);
      }
    }
  }

  private static int arity(Site call) {
    return call.expression() instanceof Expr.Call x
        ? x.arguments().size()
        : call.expression() instanceof Expr.New y ? y.arguments().size() : 0;
  }

  private boolean closes(Type type, String method) {
    return facts.ending(type, method, type.name()) != ResourceFacts.Ending.KEEPS;
  }

  /** Whether a chain of calls ends in a close: client.dispatcher().executorService().shutdown(). */
  private static boolean isClosingChain(Trail call) {
    Trail link = call;
    while (link != null && link.node() instanceof Expr.Call x) {
      boolean refers =
          x.arguments().stream()
              .anyMatch(a -> a instanceof Expr.MethodRef r && ResourceFacts.isClosing(r.name()));
      if (ResourceFacts.isClosing(x.name()) || refers) {
        return true;
      }
      link = link.parent() instanceof Expr.Call outer && outer.target() == x ? link.up() : null;
    }
    return false;
  }

  /** A method of the project where it is declared. */
  private record Declared(SourceFile file, Typing typing, MethodDecl method, Trail trail) {}

  private @Nullable Declared declared(MethodInfo method) {
    SourceFile file = uses.fileOf(method.owner());
    if (file == null) {
      return null;
    }
    Typing typing = facts.typings().of(file);
    for (Trail trail : uses.names(file).methods(method.name())) {
      if (trail.node() instanceof MethodDecl declared
          && trail.type().binaryName().equals(method.owner())
          && typing.info(declared).id().equals(method.id())) {
        return new Declared(file, typing, declared, trail);
      }
    }
    return null;
  }

  /** Why a piece of code that closes is never run, null where it may be. */
  @Nullable String whyDead(Site release) {
    return new Life().dead(release, new HashSet<>());
  }

  /** Whether anything in sight, or what is not in sight, may run a method. */
  boolean mayRun(MethodInfo method) {
    Declared declared = declared(method);
    return declared == null
        || new Life()
                .dead(new Site(declared.file, declared.typing, declared.trail), new HashSet<>())
            == null;
  }

  /** One search for what runs a piece of code. */
  private final class Life {
    /** Name of the method that nobody calls, null where somebody may. */
    @Nullable String dead(Site site, Set<String> seen) {
      Trail function = site.trail().to(Expr.Lambda.class);
      Trail member = site.trail().to(Member.class);
      if (member == null
          || function != null
          || !(member.node() instanceof MethodDecl method)
          || method.isConstructor()
          || member.node() instanceof Initializer
          || site.trail().node() instanceof Expr.MethodRef) {
        return null;
      }
      TypeDecl type = member.type();
      Typing typing = site.typing();
      if (type.kind() == TypeDecl.Kind.ANONYMOUS
          || hooks.isHook(method, type, typing)
          || entries.isOnce(method, type, typing)
          || entries.again(method, type, typing) != null
          || entries.isFunction(method, type, typing)
          || !seen.add(typing.info(method).id())) {
        return null;
      }
      String name = type.simpleName() + "." + method.name();
      if (overridesLibrary(method, type, typing) || isClosedByOthers(method, type, typing)) {
        return null;
      }
      Uses.Found calls = uses.callsOf(typing.info(method));
      if (!calls.all() || !calls.possible().isEmpty()) {
        return null;
      }
      for (Site call : calls.certain()) {
        if (dead(call, seen) == null) {
          return null;
        }
      }
      return name;
    }
  }

  /** Whether a library may call a method because it overrides one of the library's. */
  private boolean overridesLibrary(MethodDecl method, TypeDecl type, Typing typing) {
    for (String name : facts.world().hierarchy(typing.info(type).name())) {
      TypeInfo info = facts.world().type(name);
      boolean closeable =
          name.equals("java.lang.AutoCloseable") || name.equals("java.io.Closeable");
      if (info == null && !name.equals("java.lang.Object")) {
        return true;
      }
      if (info != null
          && info.origin() != Origin.PROJECT
          && !closeable
          && info.methods().stream().anyMatch(m -> m.name().equals(method.name()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the object is one that is closed by who made it: a framework, or a block it opens. */
  private boolean isClosedByOthers(MethodDecl method, TypeDecl type, Typing typing) {
    boolean closeable =
        typing.isA(Type.of(typing.info(type).name()), "java.lang.AutoCloseable") == Answer.YES;
    boolean inferred = method.name().equals("close") || method.name().equals("shutdown");
    if (isBean(typing.info(type).name())) {
      return closeable && method.name().equals("close");
    }
    for (Site creation : uses.creationsOf(type.binaryName()).certain()) {
      MethodDecl maker = creation.trail().nearest(MethodDecl.class);
      if (maker != null
          && isBean(maker)
          && (inferred || closeable || isDestroyMethod(maker, method))) {
        return true;
      }
      if (closeable && method.name().equals("close") && isOpenedByBlock(creation)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a framework makes one object of a class, or of one that extends it, and closes it. */
  private boolean isBean(String type) {
    for (String name : uses.withSubtypes(type)) {
      TypeInfo info = facts.world().type(name);
      if (info != null && entries.isSingleton(info.annotations())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBean(MethodDecl method) {
    return method.annotations().stream()
        .anyMatch(
            a ->
                a.simpleName().equals("Bean")
                    || a.simpleName().equals("Produces")
                    || a.simpleName().equals("Provides"));
  }

  private static boolean isDestroyMethod(MethodDecl maker, MethodDecl closer) {
    return maker.annotations().stream()
        .flatMap(a -> a.values().values().stream())
        .anyMatch(v -> v instanceof Expr.Literal x && closer.name().equals(x.value()));
  }

  private static boolean isOpenedByBlock(Site creation) {
    Trail local = creation.trail().to(Stmt.Local.class);
    return local != null
        && local.parent() instanceof Stmt.Try attempt
        && attempt.resources().contains(local.node());
  }
}
