package dev.watertight.types;

import dev.watertight.model.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** On what a call is made. */
final class Receivers {
  private final FileTyping typing;

  Receivers(FileTyping typing) {
    this.typing = typing;
  }

  /**
   * A receiver.
   *
   * @param viaType whether a class is named, not a value
   * @param methods what was found on the way, null for not sought
   */
  record Receiver(Type type, boolean viaType, @Nullable List<Members.Candidate> methods) {
    static final Receiver UNKNOWN = new Receiver(Type.UNKNOWN, false);

    Receiver(Type type, boolean viaType) {
      this(type, viaType, null);
    }
  }

  Receiver of(Expr.Call call) {
    Expr target = call.target();
    if (target == null) {
      return unqualified(call);
    }
    if (target instanceof Expr.Super s) {
      return new Receiver(typing.superOf(s), false);
    }
    Named named = typing.names().of(target);
    if (named instanceof Named.OfType t) {
      return new Receiver(t.type(), true);
    }
    if (target instanceof Expr.New creation && creation.body() != null) {
      return new Receiver(Type.of(creation.body().binaryName()), false);
    }
    return new Receiver(typing.typeOf(target), false);
  }

  /** The class whose constructor {@code this(..)} or {@code super(..)} calls. */
  Type constructed(Expr.Call call) {
    String around = typing.scopeOf(call).enclosingClass();
    if (around == null) {
      return Type.UNKNOWN;
    }
    return call.name().equals("this") ? Type.of(around) : typing.superclassOf(around);
  }

  private Receiver unqualified(Expr.Call call) {
    String incomplete = null;
    int missing = 0;
    for (Scope s = typing.scopeOf(call); s != null; s = s.parent()) {
      String className = s.className();
      if (className == null) {
        continue;
      }
      Type type = Type.of(className);
      List<Members.Candidate> methods = Members.methods(type, call.name(), typing.lookup());
      if (!methods.isEmpty()) {
        return new Receiver(type, false, methods);
      }
      KnownType known = typing.lookup().find(className);
      if (known == null || !known.lineage().isComplete()) {
        incomplete = className;
        missing++;
      }
    }
    Receiver imported = imported(call.name(), typing.scope().file().imports());
    if (imported != null) {
      return imported;
    }
    return missing == 1 && incomplete != null && !mayBeImported()
        ? new Receiver(Type.of(incomplete), false)
        : Receiver.UNKNOWN;
  }

  private @Nullable Receiver imported(String name, Imports imports) {
    List<String> owners = imports.members().getOrDefault(name, List.of());
    for (String owner : owners) {
      Type type = Type.of(typing.scope().qualified(owner));
      if (has(type, name)) {
        return new Receiver(type, true);
      }
    }
    if (!owners.isEmpty()) {
      return new Receiver(Type.of(typing.scope().qualified(owners.get(0))), true);
    }
    for (String owner : imports.membersOnDemand()) {
      Type type = Type.of(typing.scope().qualified(owner));
      if (has(type, name)) {
        return new Receiver(type, true);
      }
    }
    return null;
  }

  private boolean has(Type type, String name) {
    return Members.methods(type, name, typing.lookup()).stream()
        .anyMatch(method -> method.info().isStatic());
  }

  /** Whether a class of which not all is known has all its static members imported. */
  private boolean mayBeImported() {
    for (String owner : typing.scope().file().imports().membersOnDemand()) {
      KnownType known = typing.lookup().find(typing.scope().qualified(owner));
      if (known == null || !known.lineage().isComplete()) {
        return true;
      }
    }
    return false;
  }
}
