package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Variable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the value of an expression goes in the member in which it stands. Thread-safe. */
final class Fates {
  private static final int DEPTH = 4;

  /** Methods that put what they are given where it is found again. */
  private static final Set<String> KEEPING =
      Set.of(
          "put",
          "putIfAbsent",
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "offer",
          "push",
          "set",
          "lazySet",
          "getAndSet",
          "compareAndSet",
          "register",
          "computeIfAbsent",
          "setProperty",
          "store",
          "cache");

  /** Methods that run what they are given once, or once for each key. */
  private static final Set<String> ONCE_FOR_EACH_KEY =
      Set.of(
          "computeIfAbsent",
          "computeIfPresent",
          "compute",
          "memoize",
          "memoizeWithExpiration",
          "withInitial",
          "lazy",
          "getOrCreate",
          "getOrPut",
          "getOrCompute",
          "updateAndGet",
          "getAndUpdate",
          "instanceSupplier");

  private final ResourceFacts facts;
  private final Uses uses;

  Fates(ResourceFacts facts, Uses uses) {
    this.facts = facts;
    this.uses = uses;
  }

  /**
   * Where a value goes.
   *
   * @param field the field that holds it, null where none does
   * @param at where it is put there or returned
   */
  record Fate(Way way, @Nullable Variable field, Trail at) {}

  /** Kinds of fates, the most lasting first. */
  enum Way {
    /** Kept for all that comes: in a static field, a collection, or a field that is set later. */
    KEPT,
    /** Part of the object that is being made. */
    OWNED,
    /** Given to the caller. */
    RETURNED,
    /** Used up here. */
    USED
  }

  /** Where the value of a creation or call goes. */
  Fate of(Site site) {
    return of(site, site.trail(), DEPTH);
  }

  private Fate of(Site site, Trail from, int depth) {
    Trail value = from;
    Trail holder = from.up();
    while (holder != null) {
      Object node = holder.node();
      if (node instanceof Expr.Cast
          || node instanceof Expr.NewArray
          || node instanceof Expr.Conditional x && x.condition() != value.node()
          || node instanceof Expr.New x && x.arguments().contains(value.node())
          || node instanceof Expr.Call call && passesOn(call, value, site)) {
        value = holder;
        holder = holder.up();
      } else if (node instanceof Stmt.Yield || node instanceof Stmt.Case) {
        holder = holder.up();
      } else if (node instanceof Expr.SwitchExpr) {
        value = holder;
        holder = holder.up();
      } else {
        return end(site, value, holder, depth);
      }
    }
    return new Fate(Way.USED, null, from);
  }

  /** Whether the result of a call is or holds this argument. */
  private boolean passesOn(Expr.Call call, Trail value, Site site) {
    int index = call.arguments().indexOf(value.node());
    return index >= 0
        && (call.name().equals("requireNonNull")
            || facts.takenOver(site.typing().invocation(call), call.arguments().size()) == index);
  }

  private Fate end(Site site, Trail value, Trail holder, int depth) {
    Object node = holder.node();
    if (node instanceof Expr.Call call && call.arguments().contains(value.node())) {
      boolean setter = isSetter(call, holder);
      boolean self =
          call.name().equals("this")
              || call.name().equals("super")
              || setter && isOnThis(call) && isConstruction(holder);
      boolean keeps = setter || KEEPING.contains(call.name());
      Way way = self ? Way.OWNED : keeps ? Way.KEPT : Way.USED;
      return new Fate(way, null, holder);
    } else if (node instanceof Expr.Assign assign && assign.value() == value.node()) {
      return assigned(site, assign, holder, depth);
    } else if (node instanceof Stmt.Local local) {
      return ofLocal(site, site.typing().declared(local), holder, depth);
    } else if (node instanceof FieldDecl field) {
      return new Fate(field.isStatic() ? Way.KEPT : Way.OWNED, declared(site, holder), holder);
    } else if (node instanceof Stmt.Return) {
      return returned(holder);
    }
    return new Fate(Way.USED, null, holder);
  }

  static @Nullable Variable declared(Site site, Trail field) {
    Object type = field.parent();
    return type instanceof TypeDecl declaration && field.node() instanceof FieldDecl declared
        ? site.typing().info(declaration).field(declared.name())
        : null;
  }

  /** Whether a call sets a property; what a builder is given goes on to what it builds. */
  private static boolean isSetter(Expr.Call call, Trail holder) {
    return call.name().startsWith("set")
        && call.arguments().size() == 1
        && holder.parent() instanceof Stmt.Expression
        && !(call.target() instanceof Expr.Call);
  }

  private static boolean isOnThis(Expr.Call call) {
    return call.target() == null || call.target() instanceof Expr.This;
  }

  private Fate assigned(Site site, Expr.Assign assign, Trail holder, int depth) {
    Variable variable = site.typing().variable(assign.target());
    if (variable == null) {
      return new Fate(Way.KEPT, null, holder);
    }
    if (!variable.isField()) {
      return ofLocal(site, variable, holder, depth);
    }
    boolean own = !variable.isStatic() && isConstruction(holder);
    return new Fate(own ? Way.OWNED : Way.KEPT, variable, holder);
  }

  /** Whether code runs when an object is made, and only then. */
  static boolean isConstruction(Trail trail) {
    Trail inner = trail.to(Expr.Lambda.class);
    Member member = trail.member();
    Trail memberTrail = member == null ? null : trail.to(Member.class);
    if (inner != null && memberTrail != null && isInside(inner, memberTrail)) {
      return false;
    }
    return member instanceof MethodDecl method
        ? method.isConstructor()
        : member instanceof Initializer initializer
            ? !initializer.isStatic()
            : member instanceof FieldDecl field && !field.isStatic();
  }

  private static boolean isInside(Trail inner, Trail outer) {
    for (Trail trail = inner; trail != null; trail = trail.up()) {
      if (trail.node() == outer.node()) {
        return true;
      }
    }
    return false;
  }

  private Fate returned(Trail statement) {
    Trail lambda = statement.to(Expr.Lambda.class);
    Trail member = statement.to(Member.class);
    if (lambda == null || member == null || !isInside(lambda, member)) {
      return new Fate(Way.RETURNED, null, statement);
    }
    Trail call = lambda.up();
    boolean keyed =
        call != null
            && call.node() instanceof Expr.Call x
            && (ONCE_FOR_EACH_KEY.contains(x.name()) || isCacheLoader(x));
    return new Fate(keyed ? Way.KEPT : Way.USED, null, statement);
  }

  private static boolean isCacheLoader(Expr.Call call) {
    return call.name().equals("get") && call.arguments().size() == 2;
  }

  private Fate ofLocal(Site site, Variable variable, Trail declaration, int depth) {
    Fate best = new Fate(Way.USED, null, declaration);
    Trail member = declaration.to(Member.class);
    if (depth == 0 || member == null) {
      return best;
    }
    for (Trail use : uses(site, variable, member)) {
      Fate fate = isTarget(use) ? best : of(site, use, depth - 1);
      if (fate.way.compareTo(best.way) < 0) {
        best = fate;
      }
    }
    return best;
  }

  /** Where a member names one of its variables. */
  List<Trail> uses(Site site, Variable variable, Trail member) {
    return uses.names(site.file()).names(variable.name()).stream()
        .filter(use -> isInside(use, member))
        .filter(use -> variable.equals(site.typing().variable((Expr) use.node())))
        .toList();
  }

  private static boolean isTarget(Trail use) {
    return use.parent() instanceof Expr.Assign assign && assign.target() == use.node();
  }

  /** Whether a call runs what it is given at most once for each key. */
  static boolean isOnceForEachKey(Expr.Call call) {
    return ONCE_FOR_EACH_KEY.contains(call.name()) || isCacheLoader(call);
  }
}
