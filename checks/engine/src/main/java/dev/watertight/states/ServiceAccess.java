package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.types.Answer;
import dev.watertight.types.Invocation;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import dev.watertight.types.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State behind the methods of a service, a repository or a context: {@code clearState(chatId)},
 * {@code sessions.remove(chatId)}, {@code state.clear()}.
 */
final class ServiceAccess {
  private static final Set<String> ENDING =
      Set.of(
          "clear",
          "remove",
          "delete",
          "del",
          "reset",
          "drop",
          "end",
          "finish",
          "cancel",
          "exit",
          "leave",
          "complete",
          "evict",
          "clean",
          "erase",
          "discard",
          "forget",
          "flush",
          "invalidate");
  private static final Set<String> WRITING =
      Set.of(
          "set", "update", "change", "save", "put", "switch", "next", "push", "move", "add",
          "start");
  private static final Set<String> READING =
      Set.of("get", "find", "is", "has", "load", "read", "current", "contains", "exists", "fetch");

  /** What is kept beside a dialog, so that it goes on when that is removed. */
  private static final Set<String> BESIDE =
      Set.of(
          "message",
          "messages",
          "ids",
          "list",
          "listed",
          "keyboard",
          "button",
          "buttons",
          "markup",
          "history",
          "notifications");

  private static final List<String> COLLECTIONS =
      List.of("java.util.Map", "java.util.Collection", "java.util.Iterator");

  private final World world;
  private final IdleConstants idle;
  private final DialogKeys keys;

  ServiceAccess(World world, IdleConstants idle, DialogKeys keys) {
    this.world = world;
    this.idle = idle;
    this.keys = keys;
  }

  @Nullable StateAccess access(Expr.Call call, Typing typing) {
    StateAccess.Kind verb = kindOf(call.name());
    if (verb == null) {
      return null;
    }
    Expr key =
        call.arguments().stream().filter(a -> keys.isKey(a, typing)).findFirst().orElse(null);
    if (key == null && (call.target() == null || !call.arguments().isEmpty())
        || isCollection(call, typing)) {
      return null;
    }
    Words.Sense ofMethod = Words.sense(call.name());
    Words.Sense ofReceiver =
        call.target() == null ? Words.Sense.NONE : receiver(call.target(), typing);
    Words.Sense sense = ofMethod.compareTo(ofReceiver) > 0 ? ofMethod : ofReceiver;
    if (sense == Words.Sense.NONE) {
      return null;
    }
    if (key == null && !isContext(call, typing, sense)) {
      return null;
    }
    Expr value =
        call.arguments().size() < 2 ? null : call.arguments().get(call.arguments().size() - 1);
    return new StateAccess(
        kind(verb, call, typing),
        call,
        store(call, typing, sense, key == null),
        key,
        value,
        value == null);
  }

  private StateAccess.Kind kind(StateAccess.Kind verb, Expr.Call call, Typing typing) {
    if (verb == StateAccess.Kind.CLEAR && isBeside(call.name())) {
      return StateAccess.Kind.READ;
    }
    boolean ends =
        verb == StateAccess.Kind.WRITE
            && call.arguments().stream()
                .skip(1)
                .anyMatch(a -> idle.sense(a, typing) != IdleConstants.Sense.NONE);
    return ends ? StateAccess.Kind.CLEAR : verb;
  }

  /** Whether a method is about something else than the dialog, by its name. */
  private static boolean isBeside(String method) {
    return Words.sense(method) == Words.Sense.NONE && Words.hasAny(method, BESIDE);
  }

  /** What a method does to state by the first word of its name, null where it does not say. */
  static StateAccess.@Nullable Kind kindOf(String method) {
    List<String> words = Words.of(method);
    if (words.isEmpty()) {
      return null;
    }
    String verb = words.get(0);
    if (ENDING.contains(verb)) {
      return StateAccess.Kind.CLEAR;
    } else if (WRITING.contains(verb)) {
      return StateAccess.Kind.WRITE;
    }
    return READING.contains(verb) ? StateAccess.Kind.READ : null;
  }

  /** Whether a name begins with a word that ends something. */
  static boolean isEnding(String name) {
    List<String> words = Words.of(name);
    return !words.isEmpty() && ENDING.contains(words.get(0));
  }

  static boolean isWriting(String name) {
    List<String> words = Words.of(name);
    return !words.isEmpty() && WRITING.contains(words.get(0));
  }

  private boolean isCollection(Expr.Call call, Typing typing) {
    if (call.target() == null) {
      return false;
    }
    Type type = typing.typeOf(call.target());
    return type.isArray()
        || type.isPrimitive()
        || type.equals(Type.STRING)
        || COLLECTIONS.stream().anyMatch(c -> world.isA(type, c) == Answer.YES);
  }

  private static Words.Sense receiver(Expr target, Typing typing) {
    Variable variable = typing.variable(target);
    Words.Sense sense = variable == null ? Words.Sense.NONE : Words.sense(variable.name());
    Type type = typing.typeOf(target);
    if (!type.isUnknown() && !type.isPrimitive()) {
      String simple = Words.simple(type.name());
      Words.Sense ofType = Words.sense(simple);
      sense = ofType.compareTo(sense) > 0 ? ofType : sense;
      if (sense == Words.Sense.SESSION && simple.equals("Session")) {
        // It may be that of a database or of a login.
        return Words.Sense.NONE;
      }
    } else if (target instanceof Expr.Name name) {
      sense = Words.sense(name.identifier());
    }
    return sense;
  }

  /** {@code state.clear()}: the receiver is the state of the user whose message is handled. */
  private boolean isContext(Expr.Call call, Typing typing, Words.Sense sense) {
    if (call.target() == null) {
      return false;
    }
    Variable variable = typing.variable(call.target());
    if (variable == null || variable.isField() || Words.of(call.name()).size() > 2) {
      return false;
    }
    // A plain session may be that of a database.
    return sense == Words.Sense.STATE
        || Words.hasAny(Words.simple(variable.type().name()), Set.of("user", "chat", "bot"));
  }

  private StateStore store(Expr.Call call, Typing typing, Words.Sense sense, boolean context) {
    Invocation invocation = typing.invocation(call);
    String owner = invocation.owner();
    String simple = Words.simple(owner);
    StateStore.Kind kind =
        context
            ? StateStore.Kind.CONTEXT
            : simple.endsWith("Repository") || simple.endsWith("Dao")
                ? StateStore.Kind.REPOSITORY
                : StateStore.Kind.SERVICE;
    return new StateStore(
        kind, simple.equals("?") ? call.name() : simple, owner, sense == Words.Sense.STATE);
  }
}
