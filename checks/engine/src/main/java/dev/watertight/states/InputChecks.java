package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether only the right text leads to work, and another is answered: then a user who is left in a
 * dialog is told so by the next message, which does no harm.
 */
final class InputChecks {
  private static final Set<String> TESTS = Set.of("is", "matches", "valid", "validate", "check");
  private static final Set<String> PARTS =
      Set.of("hasContact", "hasLocation", "hasPhoto", "hasDocument", "hasVoice", "hasVideo");
  private static final Set<String> NO_TESTS = Set.of("isEmpty", "isBlank", "isCommand");

  private final Bodies bodies;
  private final Callers callers;
  private final Catching catching;
  private final WaysOfUsers waysOfUsers;

  InputChecks(Bodies bodies, Callers callers, Catching catching, WaysOfUsers waysOfUsers) {
    this.bodies = bodies;
    this.callers = callers;
    this.catching = catching;
    this.waysOfUsers = waysOfUsers;
  }

  /** Whether other text than the right one is answered in place of the work of a method. */
  boolean answersOthers(Risk risk, MethodDecl method, SourceFile file, Typing typing) {
    Stmt.Block body = method.body();
    if (body == null) {
      return false;
    }
    return isTested(risk.place(), body, typing)
        || isGuarded(risk.place(), body, typing)
        || answersWhatItCannotParse(body, risk.place())
        || parsesFirst(risk, body, typing)
        || isTestedByCallers(method, file, typing);
  }

  private boolean isTestedByCallers(MethodDecl method, SourceFile file, Typing typing) {
    @Nullable List<Callers.Caller> all = callers.of(typing.info(method), method, file, typing);
    return all != null
        && !all.isEmpty()
        && all.stream().allMatch(c -> isTested(c.call().place(), c.body(), c.typing()));
  }

  private boolean isTested(Place work, Stmt.Block body, Typing typing) {
    boolean[] tested = {false};
    Nodes.statements(
        body,
        s ->
            tested[0] |=
                s instanceof Stmt.If x
                    && x.then().place().contains(work)
                    && asksText(x.condition(), typing)
                    && x.otherwise() != null
                    && isAnswering(x.otherwise()));
    return tested[0];
  }

  /** Whether an answer to all but the right message, and a return, stand before the work. */
  private boolean isGuarded(Place work, Stmt.Block body, Typing typing) {
    return body.statements().stream()
        .takeWhile(s -> s.place().end() <= work.start())
        .anyMatch(
            s ->
                s instanceof Stmt.If x
                    && asksForm(x.condition(), typing)
                    && last(x.then()) instanceof Stmt.Return
                    && waysOfUsers.isAnswering(x.then()));
  }

  private static @Nullable Stmt last(Stmt s) {
    if (!(s instanceof Stmt.Block block)) {
      return s;
    }
    int size = block.statements().size();
    return size == 0 ? null : block.statements().get(size - 1);
  }

  /** Whether a condition asks what a text looks like, or what else the message has. */
  private static boolean asksForm(Expr condition, Typing typing) {
    boolean[] asks = {false};
    Nodes.expressions(
        condition,
        false,
        e ->
            asks[0] |=
                e instanceof Expr.Call call
                    && (PARTS.contains(call.name())
                        || !call.name().startsWith("equals") && asksText(call, typing)));
    return asks[0];
  }

  /** Whether the last of the branches says something. */
  private boolean isAnswering(Stmt otherwise) {
    if (otherwise instanceof Stmt.If next) {
      return next.otherwise() != null && isAnswering(next.otherwise());
    }
    return waysOfUsers.isAnswering(otherwise);
  }

  private static boolean asksText(Expr condition, Typing typing) {
    boolean[] asks = {false};
    Nodes.expressions(
        condition,
        false,
        e -> {
          if (e instanceof Expr.Call call && isTest(call.name())) {
            asks[0] |= call.target() != null && isText(call.target(), typing);
            asks[0] |= call.arguments().stream().anyMatch(a -> isText(a, typing));
          }
        });
    return asks[0];
  }

  private static boolean isTest(String name) {
    List<String> words = Words.of(name);
    return name.startsWith("equals")
        || !NO_TESTS.contains(name) && !words.isEmpty() && TESTS.contains(words.get(0));
  }

  private static boolean isText(Expr e, Typing typing) {
    Variable variable = typing.variable(e);
    return variable != null
        && !variable.isField()
        && variable.type().equals(Type.STRING)
        && Words.sense(variable.name()) == Words.Sense.NONE
        && !Words.hasAny(variable.name(), Set.of("callback", "data", "command", "action"));
  }

  /** Whether the method that fails parses a text first and answers where that is none. */
  private boolean parsesFirst(Risk risk, Stmt.Block body, Typing typing) {
    boolean[] parses = {false};
    Nodes.expressions(
        body,
        false,
        e ->
            parses[0] |=
                e instanceof Expr.Call call
                    && risk.inside()
                    && call.place().equals(risk.place())
                    && parsesFirst(call, typing));
    return parses[0];
  }

  private boolean parsesFirst(Expr.Call call, Typing typing) {
    Invocation invocation = typing.invocation(call);
    MethodInfo method = invocation.method();
    Bodies.Found found =
        method == null || method.origin() != Origin.PROJECT ? null : bodies.find(method);
    Stmt.Block body = found == null ? null : found.method().body();
    return body != null && answersWhatItCannotParse(body, null);
  }

  /** Whether a try statement parses, and answers where there is nothing to parse. */
  private boolean answersWhatItCannotParse(Stmt.Block body, @Nullable Place around) {
    boolean[] found = {false};
    Nodes.statements(
        body,
        s ->
            found[0] |=
                s instanceof Stmt.Try attempt
                    && (around == null || attempt.body().place().contains(around))
                    && parses(attempt.body())
                    && attempt.catches().stream()
                        .anyMatch(
                            c -> catching.isForInput(c) && waysOfUsers.isAnswering(c.body())));
    return found[0];
  }

  private static boolean parses(Stmt body) {
    boolean[] found = {false};
    Nodes.expressions(
        body, false, e -> found[0] |= e instanceof Expr.Call c && c.name().startsWith("parse"));
    return found[0];
  }
}
