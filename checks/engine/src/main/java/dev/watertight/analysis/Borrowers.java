package dev.watertight.analysis;

import dev.watertight.types.MethodInfo;
import java.util.Set;

/** Methods of the JDK that take just any object and keep none. */
final class Borrowers {
  private static final Set<String> PRINTING_OWNERS =
      Set.of(
          "java.lang.String",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.io.PrintStream",
          "java.io.PrintWriter",
          "java.util.logging.Logger",
          "java.lang.System$Logger",
          "java.util.Formatter");
  private static final Set<String> RETURNING =
      Set.of("requireNonNull", "requireNonNullElse", "cast", "synchronizedList");
  private static final Set<String> TESTING =
      Set.of(
          "equals",
          "hash",
          "hashCode",
          "isNull",
          "nonNull",
          "toString",
          "contains",
          "compare",
          "identityHashCode",
          "containsKey",
          "containsValue",
          "indexOf",
          "isInstance",
          "holdsLock");

  private Borrowers() {}

  static boolean isPrinting(MethodInfo method) {
    return PRINTING_OWNERS.contains(method.owner())
        || TESTING.contains(method.name())
        || method.owner().contains("Logger");
  }

  static boolean isReturningItsArgument(MethodInfo method) {
    return RETURNING.contains(method.name());
  }
}
