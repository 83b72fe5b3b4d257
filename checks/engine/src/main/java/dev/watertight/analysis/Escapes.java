package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which project methods let an exception out that they do not declare. One that leads back to
 * itself does so only if something else in it throws: the least answer that agrees with itself, so
 * it does not matter who asks first. Thread-safe.
 */
final class Escapes {
  private static final List<String> GUARDS =
      List.of("assert", "check", "ensure", "verify", "require", "validate", "throwIf");

  private final Summaries summaries;
  private final Risks risks;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();
  private final Map<String, Boolean> guards = new ConcurrentHashMap<>();
  private final ThreadLocal<Solving> solving = ThreadLocal.withInitial(Solving::new);

  /** The methods that one question leads to, none of which throws until it is seen to. */
  private static final class Solving {
    private final Map<String, Boolean> answers = new HashMap<>();
    private final Map<String, Set<MethodInfo>> askedBy = new HashMap<>();
    private final Deque<MethodInfo> open = new ArrayDeque<>();
    private @Nullable MethodInfo current;

    boolean ask(MethodInfo method) {
      String id = method.id();
      if (current != null) {
        askedBy.computeIfAbsent(id, key -> new HashSet<>()).add(current);
      }
      if (answers.putIfAbsent(id, false) == null) {
        open.push(method);
      }
      return answers.getOrDefault(id, false);
    }

    void clear() {
      answers.clear();
      askedBy.clear();
      open.clear();
      current = null;
    }

    void mayThrow(MethodInfo method) {
      answers.put(method.id(), true);
      for (MethodInfo asking : askedBy.getOrDefault(method.id(), Set.of())) {
        if (!answers.getOrDefault(asking.id(), false)) {
          open.push(asking);
        }
      }
    }
  }

  Escapes(ResourceFacts facts, Summaries summaries) {
    this.summaries = summaries;
    this.risks = new Risks(facts, this::mayThrow);
  }

  Risks risks() {
    return risks;
  }

  /** Whether a project method that declares nothing may throw. */
  boolean mayThrow(MethodInfo method) {
    Boolean may = known.get(method.id());
    if (may != null) {
      return may;
    }
    Solving now = solving.get();
    return now.current != null ? now.ask(method) : solve(method, now);
  }

  private boolean solve(MethodInfo method, Solving now) {
    try {
      now.ask(method);
      while (!now.open.isEmpty()) {
        MethodInfo next = now.open.pop();
        now.current = next;
        if (letsOut(next)) {
          now.mayThrow(next);
        }
      }
      known.putAll(now.answers);
      return now.answers.getOrDefault(method.id(), true);
    } finally {
      now.clear();
    }
  }

  private boolean letsOut(MethodInfo method) {
    Summaries.Found found = summaries.find(method);
    if (found == null) {
      return true;
    }
    Stmt.Block body = found.method().body();
    if (body == null) {
      List<MethodInfo> implementations = summaries.implementations(method);
      return implementations.isEmpty() || implementations.stream().anyMatch(this::mayThrow);
    }
    return letsOut(body, found.typing());
  }

  /** Whether a statement lets anything out; the first that does will do. */
  private boolean letsOut(Stmt s, Typing typing) {
    Set<Type> thrown = new LinkedHashSet<>();
    if (s instanceof Stmt.Try || s instanceof Stmt.Throw) {
      thrown(s, typing, thrown);
      return !thrown.isEmpty();
    }
    for (Expr e : Nodes.expressionsOf(s)) {
      thrown(e, typing, thrown);
      if (!thrown.isEmpty()) {
        return true;
      }
    }
    for (Stmt child : Nodes.children(s)) {
      if (letsOut(child, typing)) {
        return true;
      }
    }
    return false;
  }

  private void thrown(Stmt s, Typing typing, Set<Type> out) {
    if (s instanceof Stmt.Try x) {
      tried(x, typing, out);
      return;
    }
    if (s instanceof Stmt.Throw x) {
      out.add(typing.typeOf(x.exception()));
    }
    Nodes.expressionsOf(s).forEach(e -> thrown(e, typing, out));
    Nodes.children(s).forEach(child -> thrown(child, typing, out));
  }

  private void tried(Stmt.Try x, Typing typing, Set<Type> out) {
    Set<Type> inside = new LinkedHashSet<>();
    x.resources().forEach(resource -> thrown(resource, typing, inside));
    thrown(x.body(), typing, inside);
    for (Type type : inside) {
      if (!isCaught(type, x.catches(), inside, typing)) {
        out.add(type);
      }
    }
    x.catches().forEach(clause -> thrown(clause.body(), typing, out));
    if (x.finallyBlock() != null) {
      thrown(x.finallyBlock(), typing, out);
    }
  }

  /** A clause that nothing known needs says what an unknown call throws. */
  private boolean isCaught(Type thrown, List<Stmt.Catch> clauses, Set<Type> inside, Typing typing) {
    for (Stmt.Catch clause : clauses) {
      Answer caught = risks.catches(clause, thrown, typing);
      if (caught == Answer.YES
          || thrown.isUnknown()
              && caught == Answer.UNKNOWN
              && inside.stream().noneMatch(t -> risks.catches(clause, t, typing) == Answer.YES)) {
        return true;
      }
    }
    return false;
  }

  private void thrown(Expr root, Typing typing, Set<Type> out) {
    Nodes.expressions(
        root,
        false,
        e -> {
          if (e instanceof Expr.Call call) {
            thrown(call, typing, out);
          } else if (e instanceof Expr.New creation) {
            MethodInfo constructor = typing.invocation(creation).method();
            if (constructor != null) {
              out.addAll(constructor.throwsTypes());
            }
          } else if (e instanceof Expr.SwitchExpr choice) {
            choice.cases().forEach(c -> c.body().forEach(s -> thrown(s, typing, out)));
          }
        });
  }

  private void thrown(Expr.Call call, Typing typing, Set<Type> out) {
    Invocation invocation = typing.invocation(call);
    out.addAll(risks.of(call, invocation, false));
    if (!Risks.isHarmless(call)) {
      for (Expr argument : call.arguments()) {
        if (argument instanceof Expr.Lambda lambda) {
          thrown(lambda.body(), typing, out);
        }
      }
    }
  }

  /** Whether a call does no more than to throw where something is not as it should be. */
  boolean isGuard(Invocation invocation) {
    MethodInfo method = invocation.method();
    return method != null
        && GUARDS.stream().anyMatch(method.name()::startsWith)
        && guards.computeIfAbsent(method.id(), id -> onlyTests(summaries.find(method)));
  }

  private static boolean onlyTests(Summaries.@Nullable Found found) {
    Stmt.Block body = found == null ? null : found.method().body();
    return body != null
        && !body.statements().isEmpty()
        && body.statements().stream().allMatch(Escapes::isTest);
  }

  private static boolean isTest(Stmt s) {
    return s instanceof Stmt.If test && test.otherwise() == null && isThrow(test.then());
  }

  private static boolean isThrow(Stmt s) {
    return s instanceof Stmt.Throw
        || s instanceof Stmt.Block block
            && !block.statements().isEmpty()
            && block.statements().get(block.statements().size() - 1) instanceof Stmt.Throw;
  }
}
