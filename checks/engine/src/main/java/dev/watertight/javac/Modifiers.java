package dev.watertight.javac;

import com.sun.source.tree.ModifiersTree;
import dev.watertight.model.Modifier;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Modifiers as sets that are shared, for there are few different ones. */
final class Modifiers {
  private static final ConcurrentMap<Set<javax.lang.model.element.Modifier>, Set<Modifier>>
      LOWERED = new ConcurrentHashMap<>();
  private static final ConcurrentMap<Set<Modifier>, Set<Modifier>> SHARED =
      new ConcurrentHashMap<>();

  static final Set<Modifier> NONE = Set.of();
  static final Set<Modifier> FINAL = shared(EnumSet.of(Modifier.FINAL));
  static final Set<Modifier> CONSTANT =
      shared(EnumSet.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL));

  private Modifiers() {}

  /** Modifiers as written. */
  static Set<Modifier> written(ModifiersTree tree) {
    Set<javax.lang.model.element.Modifier> flags = tree.getFlags();
    if (flags.isEmpty()) {
      return NONE;
    }
    Set<Modifier> known = LOWERED.get(flags);
    return known != null ? known : lowered(flags);
  }

  /** The one instance that equals this set. */
  static Set<Modifier> shared(Set<Modifier> modifiers) {
    if (modifiers.isEmpty()) {
      return NONE;
    }
    Set<Modifier> known = SHARED.get(modifiers);
    return known != null
        ? known
        : SHARED.computeIfAbsent(
            Collections.unmodifiableSet(EnumSet.copyOf(modifiers)), all -> all);
  }

  private static Set<Modifier> lowered(Set<javax.lang.model.element.Modifier> flags) {
    EnumSet<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    for (javax.lang.model.element.Modifier flag : flags) {
      modifiers.add(Modifier.valueOf(flag.name()));
    }
    Set<Modifier> lowered = shared(modifiers);
    LOWERED.put(Set.copyOf(flags), lowered);
    return lowered;
  }
}
