package dev.watertight.fixes;

import dev.watertight.analysis.RunsNow;
import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.types.Answer;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import dev.watertight.types.World;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what statements do with a resource is over when they end. What is made of the resource,
 * such as a statement of a connection, counts as the resource; a text or number does not.
 */
final class Uses {
  private static final List<String> CLOSING =
      List.of(
          "close",
          "shutdown",
          "dispose",
          "release",
          "destroy",
          "disconnect",
          "quit",
          "return",
          "invalidate",
          "free",
          "abort",
          "stop",
          "terminate",
          "detach",
          "unwrap");

  /** Calls that begin what goes on after them. */
  private static final List<String> BEGINNING =
      List.of("start", "run", "listen", "subscribe", "register", "schedule", "connectasync", "on");

  private static final List<String> KEEPING =
      List.of(
          "add",
          "put",
          "set",
          "store",
          "offer",
          "push",
          "submit",
          "schedule",
          "invoke",
          "register",
          "bind",
          "keep",
          "attach",
          "track",
          "enqueue",
          "manage",
          "inject",
          "init",
          "with",
          "start",
          "execute",
          "supply",
          "run",
          "complete",
          "accept",
          "send",
          "serve",
          "handle",
          "publish");

  private static final Set<String> VALUES =
      Set.of(
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Void",
          "java.lang.StringBuilder",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.util.UUID",
          "java.util.Date",
          "java.util.Properties",
          "java.sql.Timestamp",
          "java.sql.Date",
          "java.sql.Time",
          "java.net.URI",
          "java.io.File",
          "java.nio.file.Path",
          "java.awt.image.BufferedImage");

  private static final Set<String> CONTAINERS =
      Set.of(
          "java.util.List",
          "java.util.Set",
          "java.util.Map",
          "java.util.Collection",
          "java.util.Optional",
          "java.util.ArrayList",
          "java.util.HashSet",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.TreeMap",
          "java.util.Map$Entry");

  private final Typing typing;
  private final World world;
  private final Variable resource;
  private final Set<Variable> dependents = new HashSet<>();
  private final Place region;
  private final boolean returnsValues;
  private boolean safe = true;

  /**
   * Uses of a resource in a region.
   *
   * @param returns what the method around it returns, null where that is not known
   */
  Uses(Typing typing, World world, Variable resource, Place region, @Nullable Type returns) {
    this.typing = typing;
    this.world = world;
    this.resource = resource;
    this.region = region;
    this.returnsValues = returns != null && isValue(returns);
    dependents.add(resource);
  }

  /**
   * Whether nothing of the resource outlives the statements.
   *
   * @param removed statements that will go away
   */
  boolean end(List<Stmt> statements, Set<Stmt> removed) {
    int before;
    do {
      before = dependents.size();
      statements.forEach(s -> Nodes.statements(s, this::derive));
    } while (dependents.size() > before);
    for (Stmt statement : statements) {
      Nodes.statements(
          statement,
          s -> {
            if (!removed.contains(s)) {
              judge(s);
            }
          });
    }
    return safe;
  }

  /** Whether a statement behind the region names something of it. */
  boolean mentions(Stmt after) {
    boolean[] found = new boolean[1];
    Nodes.expressions(
        after,
        true,
        e -> {
          Variable variable = e instanceof Expr.Name ? typing.variable(e) : null;
          found[0] |=
              variable != null
                  && !variable.isField()
                  && (variable.equals(resource)
                      || (variable.declaredAt() >= region.start()
                          && variable.declaredAt() < region.end()));
        });
    return found[0];
  }

  private void derive(Stmt s) {
    if (s instanceof Stmt.Local local
        && local.initializer() != null
        && dependent(local.initializer())) {
      add(typing.declared(local));
    } else if (s instanceof Stmt.ForEach loop && dependent(loop.iterable())) {
      add(typing.declared(loop.variable()));
    }
    for (Expr root : Nodes.expressionsOf(s)) {
      Nodes.expressions(
          root,
          true,
          e -> {
            if (e instanceof Expr.Assign assign && dependent(assign.value())) {
              Variable target = typing.variable(assign.target());
              if (target != null && isInside(target)) {
                add(target);
              }
            }
          });
    }
  }

  private void add(Variable variable) {
    if (!isValue(variable.type())) {
      dependents.add(variable);
    }
  }

  private boolean isInside(Variable variable) {
    return !variable.isField()
        && variable.declaredAt() >= region.start()
        && variable.declaredAt() < region.end();
  }

  private void judge(Stmt s) {
    if (s instanceof Stmt.Return exit) {
      safe &= returnsValues || exit.value() == null || !dependent(exit.value());
    } else if (s instanceof Stmt.Yield exit) {
      safe &= !dependent(exit.value());
    } else if (s instanceof Stmt.LocalType) {
      safe = false;
    } else if (s instanceof Stmt.Try attempt) {
      for (Stmt r : attempt.resources()) {
        safe &= !(r instanceof Stmt.Expression e && isResource(e.expression()));
      }
    }
    Set<Expr> runningNow = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr root : Nodes.expressionsOf(s)) {
      Nodes.expressions(root, false, e -> judge(e, runningNow));
    }
  }

  private void judge(Expr e, Set<Expr> runningNow) {
    if (e instanceof Expr.Call call) {
      called(call, runningNow);
    } else if (e instanceof Expr.Assign assign) {
      Variable target = typing.variable(assign.target());
      boolean inside = target != null && isInside(target);
      safe &= !isResource(assign.target()) && (inside || !dependent(assign.value()));
    } else if (e instanceof Expr.Lambda lambda) {
      safe &= runningNow.contains(e) || !captures(lambda);
      Nodes.statements(lambda.body(), this::judgeInLambda);
    } else if (e instanceof Expr.MethodRef reference) {
      safe &= !isResource(reference.target());
      safe &= runningNow.contains(e) || !dependent(reference.target());
    } else if (e instanceof Expr.New creation) {
      safe &= creation.body() == null || !captures(creation);
    } else if (e instanceof Expr.SwitchExpr || e instanceof Expr.InstanceOf) {
      safe &= !captures(e);
    }
  }

  /** Values of lambdas stay in the expression; of statements only closing counts there. */
  private void judgeInLambda(Stmt s) {
    for (Expr root : Nodes.expressionsOf(s)) {
      Nodes.expressions(
          root,
          true,
          e -> {
            if (e instanceof Expr.Call call) {
              called(call, Collections.newSetFromMap(new IdentityHashMap<>()));
            } else if (e instanceof Expr.Assign assign) {
              safe &= !dependent(assign.value()) && !isResource(assign.target());
            }
          });
    }
  }

  private void called(Expr.Call call, Set<Expr> runningNow) {
    String name = call.name().toLowerCase(Locale.ROOT);
    Expr target = call.target();
    boolean onResource = target != null && dependent(target);
    if (onResource) {
      boolean closes = begins(name, CLOSING) && isResource(target);
      boolean goesOn =
          begins(name, BEGINNING)
              || name.contains("async")
              || name.endsWith("listener")
              || name.endsWith("handler")
              || name.endsWith("callback");
      safe &= !closes && !goesOn;
    }
    for (Expr argument : call.arguments()) {
      if (argument instanceof Expr.Lambda || argument instanceof Expr.MethodRef) {
        if (RunsNow.isRunning(typing.invocation(call))) {
          runningNow.add(argument);
        }
      } else if (dependent(argument)) {
        safe &= !begins(name, CLOSING) || !isResource(argument);
        safe &= onResource || !begins(name, KEEPING);
        safe &= !name.equals("this") && !name.equals("super");
      }
    }
  }

  private static boolean begins(String name, List<String> words) {
    return words.stream().anyMatch(name::startsWith);
  }

  private boolean isResource(@Nullable Expr e) {
    return e != null && resource.equals(typing.variable(e));
  }

  private boolean captures(Expr body) {
    boolean[] found = new boolean[1];
    Nodes.expressions(body, true, e -> found[0] |= e instanceof Expr.Name && isDependentName(e));
    return found[0];
  }

  private boolean isDependentName(Expr e) {
    Variable variable = typing.variable(e);
    return variable != null && dependents.contains(variable);
  }

  /** Whether a value may stop to work when the resource is closed. */
  private boolean dependent(Expr e) {
    if (e instanceof Expr.Name) {
      return isDependentName(e);
    }
    if (e instanceof Expr.Lambda) {
      return captures(e);
    }
    if (e instanceof Expr.New creation && creation.body() != null && captures(e)) {
      return true;
    }
    if (Nodes.children(e).stream().noneMatch(this::dependent)) {
      return false;
    }
    return !isValue(typing.typeOf(e));
  }

  private boolean isValue(Type type) {
    if (type.isPrimitive() || type.isVoid() || type.isNull() || VALUES.contains(type.name())) {
      return true;
    }
    if (type.isArray()) {
      return isValue(new Type(type.name(), type.arguments(), 0));
    }
    if (CONTAINERS.contains(type.name())) {
      return !type.arguments().isEmpty() && type.arguments().stream().allMatch(this::isValue);
    }
    if (type.name().startsWith("java.time.")) {
      return true;
    }
    TypeInfo info = type.isUnknown() ? null : world.type(type.name());
    return info != null && world.isA(type, "java.lang.Enum") == Answer.YES;
  }
}
