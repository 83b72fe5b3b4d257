package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.List;

/**
 * What is to be known of the class that keeps a storage: whether it is in use, and which of its
 * methods are named as closing something. Thread-safe.
 */
final class Keepers {
  private final ResourceFacts facts;
  private final Uses uses;
  private final Fates fates;
  private final Entries entries;
  private final Hooks hooks;

  Keepers(ResourceFacts facts, Uses uses, Fates fates, Entries entries, Hooks hooks) {
    this.facts = facts;
    this.uses = uses;
    this.fates = fates;
    this.entries = entries;
    this.hooks = hooks;
  }

  /** Whether a project type has a method that is named as closing it. */
  boolean hasCloser(String type) {
    for (String name : facts.world().hierarchy(type)) {
      TypeInfo info = facts.world().type(name);
      if (info != null
          && info.origin() == Origin.PROJECT
          && info.methods().stream()
              .anyMatch(m -> m.parameters().isEmpty() && ResourceFacts.isClosing(m.name()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether objects of a class are kept or closed elsewhere, so that these places are judged. */
  boolean isHeldByOthers(String type) {
    for (Site creation : uses.creationsOf(type).certain()) {
      Fates.Fate fate = fates.of(creation);
      Variable field = fate.field();
      if (field == null ? fate.way() != Fates.Way.KEPT : !field.owner().equals(type)) {
        return true;
      }
    }
    return false;
  }

  /** Methods beside a field that are named as closing something. */
  List<MethodInfo> closersOf(Variable field) {
    TypeInfo info = facts.world().type(field.owner());
    return info == null
        ? List.of()
        : info.methods().stream()
            .filter(m -> m.isStatic() == field.isStatic() && m.parameters().isEmpty())
            .filter(m -> ResourceFacts.isClosing(m.name()))
            .toList();
  }

  /** Threads are started for the first task only. */
  static boolean isAsked(List<Site> uses) {
    return uses.stream()
            .map(use -> use.trail().parent())
            .anyMatch(
                holder -> !(holder instanceof Expr.Assign) && !(holder instanceof Expr.Select))
        || uses.stream()
            .map(use -> use.trail().up())
            .anyMatch(
                up ->
                    up != null
                        && up.node() instanceof Expr.Select
                        && !(up.parent() instanceof Expr.Assign));
  }

  /** Whether the class that has a field is more than what is left of something. */
  boolean isInUse(Variable field, TypeDecl type, Typing typing) {
    if (entries.isSingleton(type) || !uses.creationsOf(field.owner()).isNone()) {
      return true;
    }
    for (MethodDecl method : type.methods().toList()) {
      boolean called =
          entries.isOnce(method, type, typing)
              || hooks.isHook(method, type, typing)
              || entries.again(method, type, typing) != null
              || field.isStatic()
                  && !method.modifiers().contains(Modifier.PRIVATE)
                  && isCalledByOthers(typing.info(method), type);
      if (called) {
        return true;
      }
    }
    // Who makes the objects of a class that the project makes none of closes them, too.
    return field.isStatic()
        && uses.usesOf(field).certain().stream()
            .anyMatch(use -> !use.trail().type().binaryName().equals(field.owner()));
  }

  private boolean isCalledByOthers(MethodInfo method, TypeDecl type) {
    Uses.Found calls = uses.callsOf(method);
    return !calls.all()
        || !calls.possible().isEmpty()
        || calls.certain().stream()
            .anyMatch(call -> !call.trail().type().binaryName().equals(type.binaryName()));
  }
}
