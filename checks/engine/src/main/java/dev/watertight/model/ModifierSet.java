package dev.watertight.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of modifiers with more or fewer of them. */
final class ModifierSet {
  private ModifierSet() {}

  static Set<Modifier> of(Modifier... modifiers) {
    Set<Modifier> all = EnumSet.noneOf(Modifier.class);
    Collections.addAll(all, modifiers);
    return Collections.unmodifiableSet(all);
  }

  static Set<Modifier> with(Set<Modifier> modifiers, Modifier more) {
    if (modifiers.contains(more)) {
      return modifiers;
    }
    Set<Modifier> all = EnumSet.of(more);
    all.addAll(modifiers);
    return Collections.unmodifiableSet(all);
  }

  /** Access of a type, as its implied constructor has it. */
  static Set<Modifier> access(Set<Modifier> modifiers) {
    Set<Modifier> all = EnumSet.noneOf(Modifier.class);
    all.addAll(modifiers);
    all.retainAll(EnumSet.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE));
    return Collections.unmodifiableSet(all);
  }

  static boolean hasAccess(Set<Modifier> modifiers) {
    return !access(modifiers).isEmpty();
  }
}
