package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import java.util.Set;

/** What the user typed, and where it is parsed without a look at it first. */
final class UserText {
  private static final Set<String> PARSERS =
      Set.of(
          "parseInt", "parseLong", "parseDouble", "parseFloat", "parse", "fromString", "valueOf");
  private static final Set<String> PARSING =
      Set.of(
          "Integer",
          "Long",
          "Double",
          "Float",
          "Short",
          "LocalDate",
          "LocalTime",
          "LocalDateTime",
          "Instant",
          "UUID",
          "Year",
          "YearMonth",
          "Duration",
          "BigDecimal",
          "BigInteger");
  private static final Set<String> TEXTS =
      Set.of(
          "text",
          "input",
          "contentraw",
          "getcontentdisplay",
          "content",
          "caption",
          "answer",
          "amount");
  private static final Set<String> LOOKS =
      Set.of(
          "matches",
          "isNumeric",
          "isDigits",
          "isParsable",
          "isCreatable",
          "isDigit",
          "find",
          "isNumber",
          "isInteger",
          "isValid");

  private UserText() {}

  /** Whether a call or creation parses what the user typed. */
  static boolean isParsed(Expr e) {
    if (e instanceof Expr.Call call) {
      String owner =
          call.target() instanceof Expr.Name name
              ? name.identifier()
              : call.target() instanceof Expr.Select select ? select.name() : "";
      return PARSERS.contains(call.name())
          && PARSING.contains(owner)
          && !call.arguments().isEmpty()
          && isText(call.arguments().get(0));
    }
    return e instanceof Expr.New creation
        && PARSING.contains(creation.type().simpleName())
        && creation.arguments().size() == 1
        && isText(creation.arguments().get(0));
  }

  private static boolean isText(Expr e) {
    boolean[] text = {false};
    boolean[] other = {false};
    Nodes.expressions(
        e,
        false,
        x -> {
          String name =
              x instanceof Expr.Name n ? n.identifier() : x instanceof Expr.Call c ? c.name() : "";
          text[0] |= Words.of(name).stream().anyMatch(TEXTS::contains);
          // The data of a button was written by the bot, what a database gives was stored by it.
          other[0] |=
              Words.hasAny(name, Set.of("callback", "data", "query", "jedis", "redis", "env"));
        });
    return text[0] && !other[0];
  }

  /** Whether a body looks at a text before it parses it. */
  static boolean isLookedAt(Stmt body) {
    boolean[] looks = {false};
    Nodes.expressions(
        body, true, e -> looks[0] |= e instanceof Expr.Call call && LOOKS.contains(call.name()));
    return looks[0];
  }
}
