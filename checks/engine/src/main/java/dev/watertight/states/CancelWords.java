package dev.watertight.states;

import dev.watertight.catalogue.StateNames;
import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Typing;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What users type or press to leave a dialog. */
final class CancelWords {
  private static final Set<String> WORDS =
      Set.of(
          "cancel",
          "stop",
          "exit",
          "quit",
          "abort",
          "reset",
          "back",
          "start",
          "menu",
          "end",
          "leave",
          "restart",
          "home",
          "main",
          "clear",
          "отмена",
          "отменить",
          "назад",
          "стоп",
          "меню",
          "выход",
          "выйти",
          "главное",
          "главная",
          "скасувати",
          "вихід",
          "bekor",
          "ortga",
          "orqaga",
          "bosh",
          "iptal",
          "cancelar",
          "abbrechen",
          "annuler",
          "annulla",
          "anuluj",
          "начать");

  /** Those that say by themselves that somebody leaves. */
  static final Set<String> LEAVING =
      Set.of("cancel", "stop", "exit", "quit", "abort", "start", "restart", "leave", "back");

  private static final Set<String> COMPARING =
      Set.of("equals", "equalsIgnoreCase", "startsWith", "contains", "matches", "contentEquals");
  private static final Pattern COMMAND = Pattern.compile("[/!]\\p{L}\\w*");

  private final List<String> configured;

  CancelWords(List<StateNames> names) {
    this.configured =
        names.stream().flatMap(n -> n.cancelWords().stream()).map(Words::lower).toList();
  }

  /** Whether a text is what users type to leave. */
  boolean is(String text) {
    String lower = Words.lower(text).strip();
    if (configured.contains(lower)) {
      return true;
    }
    List<String> words = Words.of(lower);
    return words.size() <= 3 && words.stream().anyMatch(WORDS::contains);
  }

  /** Whether a condition compares what the user sent with such a text. */
  boolean tests(Expr condition, Typing typing) {
    boolean[] found = {false};
    Nodes.expressions(
        condition,
        false,
        e -> {
          if (e instanceof Expr.Call call && COMPARING.contains(call.name())) {
            found[0] |= call.arguments().stream().anyMatch(a -> isWord(a, typing));
            found[0] |= call.target() != null && isWordOrSome(call.target(), typing);
          } else if (e instanceof Expr.Binary binary && binary.operator().equals("==")) {
            found[0] |= isWord(binary.left(), typing) || isWord(binary.right(), typing);
          }
        });
    return found[0];
  }

  /** Whether a condition holds only if what the user sent is a command. */
  boolean testsCommand(Expr condition, Typing typing) {
    if (condition instanceof Expr.Binary both && both.operator().equals("&&")) {
      return testsCommand(both.left(), typing) || testsCommand(both.right(), typing);
    }
    return condition instanceof Expr.Call call
        && COMPARING.contains(call.name())
        && Stream.concat(Stream.ofNullable(call.target()), call.arguments().stream())
            .anyMatch(e -> typing.constant(e) instanceof String text && isCommand(text));
  }

  static boolean isCommand(String text) {
    return COMMAND.matcher(text).matches();
  }

  /** Whether a case of a switch over what the user sent is such a text. */
  boolean tests(Stmt.Case c, Typing typing) {
    return c.labels().stream()
        .anyMatch(label -> typing.constant(label) instanceof String text && is(text));
  }

  /** A word, or the set of some: {@code Set.of("stop", "exit").contains(text)}. */
  private boolean isWordOrSome(Expr e, Typing typing) {
    return isWord(e, typing)
        || e instanceof Expr.Call call
            && Set.of("of", "asList").contains(call.name())
            && call.arguments().stream().anyMatch(a -> isWord(a, typing));
  }

  private boolean isWord(Expr e, Typing typing) {
    if (typing.constant(e) instanceof String text) {
      return is(text);
    }
    return isConstant(e);
  }

  /** Whether a name is that of a constant for what users type to leave. */
  boolean isConstant(Expr e) {
    Expr constant = e;
    while (constant instanceof Expr.Call call
        && call.target() != null
        && call.arguments().isEmpty()) {
      constant = call.target();
    }
    String name =
        constant instanceof Expr.Select select
            ? select.name()
            : constant instanceof Expr.Name n ? n.identifier() : "";
    // Constants are written in capitals; of a variable nobody knows what it says.
    return !name.isEmpty()
        && name.equals(name.toUpperCase(java.util.Locale.ROOT))
        && Words.of(name).stream().anyMatch(w -> WORDS.contains(w) && !w.equals("main"));
  }
}
