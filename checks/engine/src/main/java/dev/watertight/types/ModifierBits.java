package dev.watertight.types;

import dev.watertight.model.Modifier;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Access flags of a class file as modifiers. */
public final class ModifierBits {
  private static final Map<Modifier, Integer> COMMON = new EnumMap<>(Modifier.class);

  static {
    COMMON.put(Modifier.PUBLIC, 0x1);
    COMMON.put(Modifier.PRIVATE, 0x2);
    COMMON.put(Modifier.PROTECTED, 0x4);
    COMMON.put(Modifier.STATIC, 0x8);
    COMMON.put(Modifier.FINAL, 0x10);
    COMMON.put(Modifier.ABSTRACT, 0x400);
  }

  private ModifierBits() {}

  /** What the flags belong to; some bits mean different things. */
  public enum On {
    /** A class. */
    CLASS,
    /** A method or constructor. */
    METHOD,
    /** A method of an interface that has a body and is not static. */
    DEFAULT_METHOD
  }

  /** The modifiers that these flags stand for. */
  public static Set<Modifier> of(int flags, On on) {
    EnumSet<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    COMMON.forEach(
        (modifier, bit) -> {
          if ((flags & bit) != 0) {
            modifiers.add(modifier);
          }
        });
    if (on != On.CLASS) {
      if ((flags & 0x20) != 0) {
        modifiers.add(Modifier.SYNCHRONIZED);
      }
      if ((flags & 0x100) != 0) {
        modifiers.add(Modifier.NATIVE);
      }
    }
    if (on == On.DEFAULT_METHOD) {
      modifiers.add(Modifier.DEFAULT);
    }
    return modifiers;
  }
}
