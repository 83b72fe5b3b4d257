package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which expressions name the user or chat that a message came from, and which another one. */
final class UserKeys {
  private static final Set<String> USERS =
      Set.of(
          "chat",
          "user",
          "telegram",
          "tg",
          "uid",
          "cid",
          "from",
          "author",
          "member",
          "admin",
          "sender",
          "userid",
          "chatid",
          "person",
          "client",
          "customer",
          "player",
          "discord",
          "channel",
          "manager",
          "operator",
          "doctor",
          "student",
          "teacher",
          "driver",
          "courier",
          "owner",
          "candidate",
          "employee",
          "worker",
          "account");

  /** What a handler is given, which knows the user. */
  private static final Set<String> GIVEN =
      Set.of(
          "update",
          "message",
          "msg",
          "event",
          "callback",
          "query",
          "ctx",
          "context",
          "session",
          "request",
          "dto",
          "data",
          "state",
          "input",
          "command",
          "upd",
          "interaction",
          "string",
          "long",
          "integer",
          "objects",
          "this",
          "states",
          "utils",
          "util");

  private static final Set<String> SOMEBODY_ELSE =
      Set.of(
          "target",
          "other",
          "partner",
          "opponent",
          "recipient",
          "receiver",
          "peer",
          "friend",
          "interlocutor",
          "companion",
          "winner",
          "loser",
          "expired",
          "old",
          "entry",
          "banned",
          "blocked",
          "victim",
          "invited",
          "referrer",
          "another");

  private UserKeys() {}

  /** Whether an expression may name a user or chat. */
  static boolean isKey(Expr e) {
    return names(e).stream().anyMatch(UserKeys::isUser);
  }

  /** {@code chatId} and {@code id} are of users, {@code orderId} is not. */
  static boolean isUser(String name) {
    List<String> words = Words.of(name);
    boolean plain =
        words.equals(List.of("id"))
            || words.equals(List.of("get", "id"))
            || words.equals(List.of("key"));
    return plain || words.stream().anyMatch(USERS::contains) && !words.contains("message");
  }

  /** Whether an expression names a user other than the one that the message came from. */
  static boolean isSomebodyElse(Expr e) {
    if (namesSomebodyElse(e)) {
      return true;
    }
    Expr root = e;
    while (root instanceof Expr.Call call && call.target() != null) {
      if (call.arguments().stream().anyMatch(UserKeys::isKey)) {
        return false;
      }
      root = call.target();
    }
    // An order knows a user too, who need not be the one that writes.
    return root != e
        && root instanceof Expr.Name name
        && !isUser(name.identifier())
        && !Words.hasAny(name.identifier(), GIVEN);
  }

  /** Whether a name in an expression says that it is another user. */
  static boolean namesSomebodyElse(Expr e) {
    return names(e).stream().anyMatch(n -> Words.hasAny(n, SOMEBODY_ELSE));
  }

  private static List<String> names(Expr e) {
    List<String> names = new ArrayList<>();
    Nodes.expressions(
        e,
        false,
        x -> {
          if (x instanceof Expr.Name name) {
            names.add(name.identifier());
          } else if (x instanceof Expr.Select select) {
            names.add(select.name());
          } else if (x instanceof Expr.Call call) {
            names.add(call.name());
          }
        });
    return names;
  }
}
