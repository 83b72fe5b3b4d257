package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import java.util.List;
import java.util.Set;

/** Which expressions name the user or chat that a message came from, and which another one. */
final class UserKeys {
  private static final Set<String> USERS =
      Set.of(
          "chat", "user", "telegram", "tg", "uid", "cid", "from", "author", "member", "admin",
          "sender", "userid", "chatid", "peer", "person", "client", "customer", "player", "discord",
          "channel", "manager", "operator", "doctor", "student", "teacher", "driver", "courier",
          "owner", "candidate", "employee", "worker", "account", "session", "id", "message", "update",
          "callback", "query", "event", "msg", "context", "ctx");

  private static final Set<String> SOMEBODY_ELSE =
      Set.of(
          "target", "other", "partner", "opponent", "recipient", "receiver", "peer", "friend",
          "interlocutor", "companion", "winner", "loser", "expired", "old", "entry", "banned",
          "blocked", "victim", "invited", "referrer", "another");

  private UserKeys() {}

  /** Whether an expression may name a user or chat. */
  static boolean isKey(Expr e) {
    return names(e).stream().anyMatch(n -> Words.hasAny(n, USERS));
  }

  /** Whether an expression names a user other than the one that the message came from. */
  static boolean isSomebodyElse(Expr e) {
    return names(e).stream().anyMatch(n -> Words.hasAny(n, SOMEBODY_ELSE));
  }

  private static List<String> names(Expr e) {
    List<String> names = new java.util.ArrayList<>();
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
