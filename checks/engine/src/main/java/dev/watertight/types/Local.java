package dev.watertight.types;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A variable of a body; its type is worked out when it is asked for. */
final class Local {
  private final Variable.Kind kind;
  private final String name;
  private final int offset;
  private final boolean isFinal;
  private final int depth;
  private final Function<FileTyping, Type> type;
  private @Nullable Variable variable;
  private boolean busy;

  /**
   * A variable.
   *
   * @param depth number of classes around
   */
  Local(
      Variable.Kind kind,
      String name,
      int offset,
      boolean isFinal,
      int depth,
      Function<FileTyping, Type> type) {
    this.kind = kind;
    this.name = name;
    this.offset = offset;
    this.isFinal = isFinal;
    this.depth = depth;
    this.type = type;
  }

  String name() {
    return name;
  }

  int depth() {
    return depth;
  }

  Variable variable(FileTyping typing) {
    Variable known = variable;
    if (known != null) {
      return known;
    }
    if (busy) {
      return with(Type.UNKNOWN);
    }
    busy = true;
    try {
      known = with(type.apply(typing));
    } finally {
      busy = false;
    }
    variable = known;
    return known;
  }

  private Variable with(Type of) {
    return new Variable(kind, name, "", offset, of, isFinal, false);
  }
}
