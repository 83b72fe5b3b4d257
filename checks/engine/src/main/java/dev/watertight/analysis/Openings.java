package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Mentions;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.OpeningSigns;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells bodies that cannot open anything, which are most, from those that have to be interpreted. A
 * yes may be wrong, a no is not. Thread-safe.
 */
final class Openings implements OpeningSigns {
  /** Calls of calls deeper than this may give anything. */
  private static final int DEPTH = 16;

  private final ResourceFacts facts;
  private final Summaries summaries;
  private final Map<String, Boolean> created = new ConcurrentHashMap<>();
  private final Map<String, Boolean> makers = new ConcurrentHashMap<>();
  private final Map<String, Boolean> givers = new ConcurrentHashMap<>();
  private final Map<String, Freshness> methods = new ConcurrentHashMap<>();
  private final ThreadLocal<Set<String>> busy = ThreadLocal.withInitial(HashSet::new);

  Openings(ResourceFacts facts, Summaries summaries) {
    this.facts = facts;
    this.summaries = summaries;
  }

  /** Whether running a body may open something; bodies of lambdas and classes in it aside. */
  boolean in(Stmt body, Typing typing) {
    boolean[] opens = {false};
    Nodes.statements(
        body, s -> opens[0] = opens[0] || s instanceof Stmt.Local local && adopts(local, typing));
    Nodes.expressions(body, false, e -> opens[0] = opens[0] || opens(e, typing));
    return opens[0];
  }

  /** Whether a file may have such a body, or one that is given something, going by names. */
  boolean in(Mentions file) {
    return file.closing()
        || file.declared().stream().anyMatch(facts::isNamedAsReceiver)
        || file.called().stream().anyMatch(n -> facts.isNamedAsCreator(n) || mayBeGiver(n))
        || file.types().stream().anyMatch(type -> mayCreate(file.path(), type));
  }

  @Override
  public boolean creates(String type) {
    return creates(Type.of(type));
  }

  @Override
  public boolean gives(MethodInfo method) {
    return facts.mayGive(method.returns()) && ofMethod(method) == Freshness.POSSIBLE;
  }

  @Override
  public boolean isMaker(String method) {
    return facts.isNamedAsCreator(method);
  }

  @Override
  public boolean isMaker(String receiver, String method) {
    String key = receiver + '#' + method;
    Boolean known = makers.get(key);
    if (known == null) {
      known = facts.makes(receiver, method);
      makers.put(key, known);
    }
    return known;
  }

  @Override
  public boolean mustBeClosed(Type type) {
    return facts.mustBeClosed(type);
  }

  @Override
  public boolean isReceiver(String method) {
    return facts.isNamedAsReceiver(method);
  }

  private boolean mayCreate(String path, String type) {
    return creates(facts.world().resolve(path, type))
        || facts.world().withSimpleName(ResourceFacts.simple(type)).stream()
            .anyMatch(name -> creates(Type.of(name)));
  }

  private boolean opens(Expr e, Typing typing) {
    if (e instanceof Expr.New creation) {
      return creates(typing.resolve(creation.type()));
    } else if (e instanceof Expr.Call call) {
      return closes(call, typing) || gives(call, typing);
    } else if (e instanceof Expr.Assign assign) {
      Variable variable = calls(assign.value()) ? typing.variable(assign.target()) : null;
      return variable != null && facts.mustBeClosed(variable.type());
    }
    // A switch expression has statements of its own.
    return e instanceof Expr.SwitchExpr;
  }

  private boolean adopts(Stmt.Local local, Typing typing) {
    return local.initializer() != null
        && calls(local.initializer())
        && facts.mustBeClosed(typing.declared(local).type());
  }

  private static boolean calls(Expr value) {
    Expr source = value;
    while (source instanceof Expr.Cast cast) {
      source = cast.operand();
    }
    return source instanceof Expr.Call;
  }

  private boolean creates(Type type) {
    if (type.isUnknown()) {
      return false;
    }
    @Nullable Boolean known = created.get(type.name());
    if (known == null) {
      known = facts.mayCreate(type.name()) || owns(Type.of(type.name()));
      created.put(type.name(), known);
    }
    return known;
  }

  private boolean owns(Type type) {
    return summaries.owners().judged(null, type) != null;
  }

  /** What a body closes, it has to close on all ways. */
  private static boolean closes(Expr.Call call, Typing typing) {
    if (!call.name().equals("close") || call.target() == null) {
      return false;
    }
    Variable variable = typing.variable(call.target());
    return variable != null && !variable.isField();
  }

  private boolean gives(Expr.Call call, Typing typing) {
    boolean named = facts.isNamedAsCreator(call.name());
    if (!named && !mayBeGiver(call.name())) {
      return false;
    }
    Invocation invocation = typing.invocation(call);
    MethodInfo method = invocation.method();
    if (method != null && method.origin() == Origin.PROJECT && facts.mayGive(method.returns())) {
      Freshness freshness = ofMethod(method);
      if (freshness != Freshness.UNKNOWN) {
        return freshness == Freshness.POSSIBLE;
      }
    }
    return facts.obtained(call, invocation, typing) != null;
  }

  /** Whether a method gives its callers something that they have to close. */
  enum Freshness {
    POSSIBLE,
    NONE,
    UNKNOWN
  }

  /** What a project method gives, going by what its body may open. */
  Freshness ofMethod(MethodInfo method) {
    Freshness known = methods.get(method.id());
    if (known == null) {
      if (busy.get().size() >= DEPTH || !busy.get().add(method.id())) {
        return Freshness.POSSIBLE;
      }
      known = find(method);
      busy.get().remove(method.id());
      methods.put(method.id(), known);
    }
    return known;
  }

  private Freshness find(MethodInfo method) {
    Summaries.Found found = summaries.find(method);
    if (found == null) {
      return Freshness.UNKNOWN;
    }
    Stmt.Block body = found.method().body();
    if (body == null) {
      return ofImplementations(method);
    }
    if (Summaries.isJustNull(body)) {
      return Freshness.UNKNOWN;
    }
    return in(body, found.typing()) ? Freshness.POSSIBLE : Freshness.NONE;
  }

  private Freshness ofImplementations(MethodInfo method) {
    List<MethodInfo> implementations = summaries.implementations(method);
    if (implementations.isEmpty()) {
      return Freshness.UNKNOWN;
    }
    Freshness all = Freshness.NONE;
    for (MethodInfo implementation : implementations) {
      Freshness one = ofMethod(implementation);
      if (one == Freshness.POSSIBLE) {
        return one;
      }
      all = one == Freshness.UNKNOWN ? one : all;
    }
    return all;
  }

  /** Whether a method of the checkout that has this name returns what may be a resource. */
  private boolean mayBeGiver(String name) {
    @Nullable Boolean known = givers.get(name);
    if (known == null) {
      known =
          facts.world().methodsNamed(name).stream()
              .anyMatch(method -> facts.mayGive(method.returns()));
      givers.put(name, known);
    }
    return known;
  }
}
