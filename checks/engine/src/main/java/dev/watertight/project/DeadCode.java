package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.model.Expr;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Code that nothing runs, as far as the project shows. Thread-safe. */
final class DeadCode {
  private final ResourceFacts facts;
  private final Uses uses;
  private final Entries entries;
  private final Hooks hooks;

  DeadCode(ResourceFacts facts, Uses uses, Entries entries, Hooks hooks) {
    this.facts = facts;
    this.uses = uses;
    this.entries = entries;
    this.hooks = hooks;
  }

  /** Name of the method that nobody calls and that alone leads to code, null where it may run. */
  @Nullable String whyDead(Site release) {
    return why(release, new HashSet<>());
  }

  /** Whether anything in sight, or what is not in sight, may run a method. */
  boolean mayRun(MethodInfo method) {
    Site declared = uses.declaration(method);
    return declared == null || whyDead(declared) == null;
  }

  private @Nullable String why(Site site, Set<String> seen) {
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
      if (why(call, seen) == null) {
        return null;
      }
    }
    return name;
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
