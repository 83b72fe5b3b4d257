package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What tests whether the user sent a command or a word that leaves a dialog: a comparison where it
 * stands, or one in a method such as {@code parser.isCancelCommand(text)}.
 */
final class CommandTests {
  private static final int DEPTH = 2;

  /** Longer methods do more than to recognise a text. */
  private static final int STATEMENTS = 4;

  private static final Set<String> ASKING =
      Set.of("is", "wants", "matches", "has", "should", "check", "equals", "starts", "contains");
  private static final Set<String> CHOICES =
      Set.of("command", "commands", "cmd", "button", "buttons", "intent", "callback", "keyword");
  private static final Set<String> TEXTS =
      Set.of("command", "cmd", "intent", "button", "text", "word", "request", "keyword", "message");

  private final DialogStates states;
  private final Bodies bodies;

  CommandTests(DialogStates states, Bodies bodies) {
    this.states = states;
    this.bodies = bodies;
  }

  /** Whether a condition compares what the user sent with what users type to leave a dialog. */
  boolean testsCancelWord(Expr condition, Typing typing) {
    return states.testsCancelWord(condition, typing)
        || anyCall(condition, typing, states::testsCancelWord, DEPTH)
        || namesCancelWord(condition, typing);
  }

  /** Whether a condition holds only if the user sent a command such as {@code /start}. */
  boolean testsCommand(Expr condition, Typing typing) {
    if (condition instanceof Expr.Binary both && both.operator().equals("&&")) {
      return testsCommand(both.left(), typing) || testsCommand(both.right(), typing);
    }
    return states.testsCommand(condition, typing)
        || condition instanceof Expr.Call call
            && (namesCommand(call, typing)
                || anyCall(condition, typing, this::comparesCommand, DEPTH));
  }

  /** {@code isHideCommand(text)}. */
  private static boolean namesCommand(Expr.Call call, Typing typing) {
    return isAsking(call.name())
        && Words.hasAny(call.name(), Set.of("command", "cmd"))
        && call.arguments().stream().anyMatch(a -> isText(a, typing));
  }

  /** Whether a value is a text, by its name where its type is not known. */
  private static boolean isText(Expr e, Typing typing) {
    Type type = typing.typeOf(e);
    String name =
        e instanceof Expr.Call call ? call.name() : e instanceof Expr.Name n ? n.identifier() : "";
    return type.equals(Type.STRING) || type.isUnknown() && Words.hasAny(name, TEXTS);
  }

  /** Whether a case of a switch is what users type to leave a dialog, or a constant for it. */
  boolean testsCancelWord(Stmt.Switch choice, Stmt.Case c, Typing typing) {
    return states.testsCancelWord(c, typing)
        || isChoice(choice.selector(), typing)
            && c.labels().stream().anyMatch(states::isCancelConstant);
  }

  /** Whether a value is what the user chose, by its type or its name; a step is no choice. */
  private static boolean isChoice(Expr selector, Typing typing) {
    Type type = typing.typeOf(selector);
    String name =
        type.isUnknown() || type.equals(Type.STRING)
            ? selector instanceof Expr.Call call
                ? call.name()
                : selector instanceof Expr.Name n ? n.identifier() : ""
            : Words.simple(type.name());
    return Words.hasAny(name, CHOICES) && Words.sense(name) == Words.Sense.NONE;
  }

  private boolean comparesCommand(Expr value, Typing typing) {
    boolean[] found = {false};
    Nodes.expressions(
        value, false, e -> found[0] |= states.testsCommand(e, typing) || isCommand(e, typing));
    return found[0];
  }

  /** {@code matches(text, "/hide")}. */
  private static boolean isCommand(Expr e, Typing typing) {
    return e instanceof Expr.Call call
        && isAsking(call.name())
        && call.arguments().stream()
            .anyMatch(
                a -> typing.constant(a) instanceof String text && CancelWords.isCommand(text));
  }

  private static boolean isAsking(String method) {
    List<String> words = Words.of(method);
    return !words.isEmpty() && ASKING.contains(words.get(0));
  }

  /** Whether a call in a condition is of a short method of which what it returns is such a test. */
  private boolean anyCall(
      Expr condition, Typing typing, BiPredicate<Expr, Typing> test, int depth) {
    boolean[] found = {false};
    Nodes.expressions(
        condition,
        false,
        e ->
            found[0] =
                found[0]
                    || e instanceof Expr.Call call
                        && isAsking(call.name())
                        && !call.arguments().isEmpty()
                        && tests(call, typing, test, depth));
    return found[0];
  }

  private boolean tests(Expr.Call call, Typing typing, BiPredicate<Expr, Typing> test, int depth) {
    Invocation invocation = typing.invocation(call);
    MethodInfo method = invocation.method();
    Bodies.Found found =
        method == null || method.origin() != Origin.PROJECT ? null : bodies.find(method);
    Stmt.Block body = found == null ? null : found.method().body();
    if (found == null || body == null || body.statements().size() > STATEMENTS) {
      return false;
    }
    return takesText(found.method())
        && body.statements().stream()
            .anyMatch(
                s ->
                    s instanceof Stmt.Return answer
                        && answer.value() != null
                        && (test.test(answer.value(), found.typing())
                            || depth > 1
                                && anyCall(answer.value(), found.typing(), test, depth - 1)));
  }

  private static boolean takesText(MethodDecl method) {
    return method.parameters().stream()
        .anyMatch(
            p ->
                p.type() != null
                    && Set.of("String", "Message", "Update", "CallbackQuery")
                        .contains(p.type().simpleName()));
  }

  /** {@code isCancelCommand(text)}, whose body is out of sight or says less than its name. */
  private static boolean namesCancelWord(Expr condition, Typing typing) {
    boolean[] found = {false};
    Nodes.expressions(
        condition,
        false,
        e ->
            found[0] |=
                e instanceof Expr.Call call
                    && isAsking(call.name())
                    && Words.hasAny(call.name(), CancelWords.LEAVING)
                    && Words.sense(call.name()) == Words.Sense.NONE
                    && (Words.hasAny(call.name(), TEXTS)
                        || call.arguments().stream().anyMatch(a -> isText(a, typing))));
    return found[0];
  }
}
