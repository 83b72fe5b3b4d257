package dev.watertight.project;

import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Variable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is around an expression within the member in which it stands: loops, functions that are
 * passed on to be run. Thread-safe.
 */
final class Around {
  private static final Set<String> THERE =
      Set.of(
          "isOpen",
          "isConnected",
          "isValid",
          "isRunning",
          "isActive",
          "isAlive",
          "isInitialized",
          "isStarted",
          "isReady",
          "isPresent");

  private static final Set<String> NOT_THERE =
      Set.of("isClosed", "isShutdown", "isTerminated", "isEmpty", "isCancelled");

  private static final List<String> CONTENTS =
      List.of("java.lang.CharSequence", "java.util.Collection", "java.util.Map");

  private final Entries entries;
  private final Passed passed;

  Around(Entries entries, Fates fates) {
    this.entries = entries;
    this.passed = new Passed(entries, fates);
  }

  /**
   * Where the way up ends.
   *
   * @param reason what repeats the code, null for nothing
   * @param isOnce whether it runs once
   * @param member the member in which it stands where that has to tell
   */
  record End(@Nullable String reason, boolean isOnce, @Nullable Trail member) {
    static final End UNKNOWN = new End(null, false, null);
    static final End ONCE = new End(null, true, null);

    static End again(String reason) {
      return new End(reason, false, null);
    }
  }

  /**
   * Goes up from an expression.
   *
   * @param used whether its value is used up where it stands, so that a loop repeats it
   * @param first whether this is the creation itself, not a call that leads to it
   */
  End of(Site site, boolean used, boolean first) {
    Trail child = site.trail();
    if (child.node() instanceof Expr.MethodRef) {
      Passed.Next next = passed.passed(site, child);
      if (next.end() != null) {
        return next.end();
      }
      child = next.goOn() == null ? child : next.goOn();
    }
    Trail trail = child.up();
    while (trail != null) {
      Object node = trail.node();
      Trail function = null;
      if (node instanceof Stmt.If choice && isWhenMissing(site, choice, child)
          || node instanceof Stmt.Block block && isBehindWhenThere(site, block, child)) {
        return End.ONCE;
      }
      if (node instanceof Stmt loop
          && used
          && repeats(loop, child, first)
          && !isRetry(site.trail(), trail)
          && !isOneForEach(loop, site.expression())) {
        return End.again("the loop of line " + line(site, loop.place()) + " goes round");
      } else if (node instanceof Expr.Lambda) {
        function = trail;
      } else if (node instanceof Member && !(node instanceof TypeDecl)) {
        Trail creation = anonymous(trail);
        if (creation == null) {
          return new End(null, false, trail);
        }
        if (node instanceof MethodDecl method) {
          TypeDecl type = trail.type();
          String reason = entries.again(method, type, site.typing());
          if (reason != null) {
            return End.again(method.name() + " runs (" + reason + ")");
          }
          if (entries.isOnce(method, type, site.typing())) {
            return End.ONCE;
          }
          function = creation;
        } else {
          child = creation;
          trail = creation.up();
          continue;
        }
      }
      if (function != null) {
        Passed.Next next = passed.passed(site, function);
        if (next.goOn() == null) {
          return next.end() == null ? End.UNKNOWN : next.end();
        }
        child = next.goOn();
        trail = child.up();
        continue;
      }
      child = trail;
      trail = trail.up();
    }
    return End.UNKNOWN;
  }

  /** The creation of the anonymous class that has this member, null where its class has a name. */
  private static @Nullable Trail anonymous(Trail member) {
    Trail type = member.up();
    return type != null
            && type.node() instanceof TypeDecl declaration
            && declaration.kind() == TypeDecl.Kind.ANONYMOUS
        ? type.up()
        : null;
  }

  private static int line(Site site, Place place) {
    return site.file().lines().line(place.start());
  }

  /** Whether code runs when something that is kept is not there, or not open any more. */
  private static boolean isWhenMissing(Site site, Stmt.If choice, Trail child) {
    return child.node() == choice.then() && asksForMissing(site, choice.condition(), true)
        || child.node() == choice.otherwise() && asksForMissing(site, choice.condition(), false);
  }

  /** Whether code comes after a return of what is there already. */
  private static boolean isBehindWhenThere(Site site, Stmt.Block block, Trail child) {
    for (Stmt statement : block.statements()) {
      if (statement == child.node()) {
        return false;
      }
      if (statement instanceof Stmt.If choice
          && isReturn(choice.then())
          && asksForMissing(site, choice.condition(), false)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReturn(Stmt statement) {
    return statement instanceof Stmt.Return
        || statement instanceof Stmt.Block block
            && !block.statements().isEmpty()
            && isReturn(block.statements().get(block.statements().size() - 1));
  }

  private static boolean asksForMissing(Site site, Expr condition, boolean holds) {
    if (condition instanceof Expr.Unary not && not.operator().equals("!")) {
      return asksForMissing(site, not.operand(), !holds);
    } else if (condition instanceof Expr.Binary x) {
      return switch (x.operator()) {
        case "||", "&&" ->
            asksForMissing(site, x.left(), holds) || asksForMissing(site, x.right(), holds);
        case "==" -> holds && isNullOfField(site, x);
        case "!=" -> !holds && isNullOfField(site, x);
        default -> false;
      };
    } else if (condition instanceof Expr.Call call
        && (call.arguments().isEmpty() || call.name().equals("isValid"))) {
      return (holds ? NOT_THERE : THERE).contains(call.name()) && !isOfContents(site, call)
          || !holds && isOwnQuestion(site, call);
    }
    Variable flag = site.typing().variable(condition);
    return flag != null && flag.isField() && !holds;
  }

  /** Whether a local text or collection is asked whether there is anything in it. */
  private static boolean isOfContents(Site site, Expr.Call call) {
    Variable variable = call.target() == null ? null : site.typing().variable(call.target());
    return call.name().equals("isEmpty")
        && variable != null
        && !variable.isField()
        && CONTENTS.stream().anyMatch(t -> site.typing().isA(variable.type(), t) == Answer.YES);
  }

  /** Whether a method of the same class is asked that looks whether what is kept is there. */
  private static boolean isOwnQuestion(Site site, Expr.Call call) {
    if (call.target() != null && !(call.target() instanceof Expr.This)) {
      return false;
    }
    boolean[] found = {false};
    site.trail()
        .type()
        .methods()
        .filter(method -> method.name().equals(call.name()) && method.parameters().isEmpty())
        .map(MethodDecl::body)
        .filter(Objects::nonNull)
        .forEach(
            body ->
                Nodes.statements(
                    body,
                    s -> {
                      for (Expr part : Nodes.expressionsOf(s)) {
                        Nodes.expressions(part, false, e -> found[0] |= looksAtField(site, e));
                      }
                    }));
    return found[0];
  }

  private static boolean looksAtField(Site site, Expr e) {
    if (e instanceof Expr.Binary comparison) {
      return isNullOfField(site, comparison);
    }
    Variable variable =
        e instanceof Expr.Call call && call.target() != null
            ? site.typing().variable(call.target())
            : null;
    return e instanceof Expr.Call call
        && variable != null
        && variable.isField()
        && (THERE.contains(call.name()) || NOT_THERE.contains(call.name()));
  }

  private static boolean isNullOfField(Site site, Expr.Binary comparison) {
    Expr other = isNull(comparison.right()) ? comparison.left() : comparison.right();
    Variable variable = site.typing().variable(other);
    boolean isNull = isNull(comparison.right()) || isNull(comparison.left());
    return isNull && variable != null && variable.isField();
  }

  private static boolean isNull(Expr e) {
    return e instanceof Expr.Literal literal && literal.isNull();
  }

  private static boolean repeats(Stmt loop, Trail child, boolean first) {
    if (loop instanceof Stmt.While x) {
      return !first && isTrue(x.condition());
    } else if (loop instanceof Stmt.DoWhile x) {
      return !first && isTrue(x.condition());
    } else if (loop instanceof Stmt.For x) {
      boolean counted = x.condition() != null;
      return first == counted && !x.initializers().contains(child.node());
    }
    // A start goes through a list of things to open; what it calls for each is no operation.
    return first && loop instanceof Stmt.ForEach x && x.iterable() != child.node();
  }

  /** Whether each round makes one for what the loop is at: a connection to each of many hosts. */
  private static boolean isOneForEach(Stmt loop, Expr creation) {
    if (!(loop instanceof Stmt.ForEach each)) {
      return false;
    }
    boolean[] names = {false};
    Nodes.expressions(
        creation,
        false,
        e -> names[0] |= e instanceof Expr.Name x && x.identifier().equals(each.variable().name()));
    return names[0];
  }

  /** Whether success ends the loop around an expression: it is there to try again. */
  private static boolean isRetry(Trail expression, Trail loop) {
    Object before = expression.node();
    for (Trail trail = expression.up(); trail != null && trail != loop; trail = trail.up()) {
      if (trail.node() instanceof Stmt.Block block) {
        int next = block.statements().indexOf(before) + 1;
        for (Stmt statement : block.statements().subList(next, block.statements().size())) {
          if (statement instanceof Stmt.Break || statement instanceof Stmt.Return) {
            return true;
          }
        }
      }
      before = trail.node();
    }
    return false;
  }

  private static boolean isTrue(Expr condition) {
    return condition instanceof Expr.Literal literal && Boolean.TRUE.equals(literal.value());
  }
}
