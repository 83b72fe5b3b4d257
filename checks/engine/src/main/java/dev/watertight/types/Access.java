package dev.watertight.types;

import dev.watertight.model.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which methods a place may call. */
final class Access {
  private Access() {}

  /** Drops the candidates of a call that it may not call. */
  static void narrow(Resolution call, Scope from, TypeLookup lookup) {
    boolean complete = isComplete(call.receiver, lookup);
    List<Members.Candidate> kept = new ArrayList<>(call.candidates.size());
    for (Members.Candidate candidate : call.candidates) {
      if (isAccessible(candidate.info(), from) && (complete || isPublicOrOwn(candidate.info()))) {
        kept.add(candidate);
      }
    }
    call.candidates = kept;
  }

  /** A call of a protected method of Object must mean an override where not all is known. */
  private static boolean isPublicOrOwn(MethodInfo method) {
    return !method.owner().equals(Type.OBJECT.name())
        || method.modifiers().contains(Modifier.PUBLIC);
  }

  private static boolean isComplete(Type receiver, TypeLookup lookup) {
    KnownType known = receiver.isArray() ? null : lookup.find(receiver.name());
    return receiver.isArray() || (known != null && known.lineage().isComplete());
  }

  private static boolean isAccessible(MethodInfo method, Scope from) {
    Set<Modifier> modifiers = method.modifiers();
    if (modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED)) {
      return true;
    }
    if (modifiers.contains(Modifier.PRIVATE)) {
      return outermost(method.owner()).equals(outermost(from.enclosingClass()));
    }
    return method.origin() != Origin.PROJECT
        || packageOf(method.owner()).equals(from.file().file().packageName());
  }

  private static String outermost(@Nullable String binaryName) {
    if (binaryName == null) {
      return "";
    }
    int dollar = binaryName.indexOf('$', binaryName.lastIndexOf('.') + 2);
    return dollar < 0 ? binaryName : binaryName.substring(0, dollar);
  }

  private static String packageOf(String binaryName) {
    return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
  }
}
