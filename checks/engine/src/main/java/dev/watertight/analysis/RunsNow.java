package dev.watertight.analysis;

import dev.watertight.types.Invocation;
import java.util.Set;

/** Which methods run a lambda that they are given before they return. */
public final class RunsNow {
  private static final Set<String> JDK =
      Set.of(
          "forEach",
          "forEachOrdered",
          "forEachRemaining",
          "computeIfAbsent",
          "computeIfPresent",
          "compute",
          "merge",
          "replaceAll",
          "removeIf",
          "ifPresent",
          "ifPresentOrElse",
          "map",
          "flatMap",
          "filter",
          "orElseGet",
          "orElseThrow",
          "anyMatch",
          "allMatch",
          "noneMatch",
          "reduce",
          "collect",
          "mapToInt",
          "mapToObj",
          "sorted",
          "peek",
          "doPrivileged",
          "requireNonNullElseGet",
          "setAll");

  private RunsNow() {}

  /** Whether a call runs the functions it is given before it returns, or its result does. */
  public static boolean isRunning(Invocation invocation) {
    String owner = invocation.owner();
    return (owner.startsWith("java.util.") || owner.equals("java.lang.Iterable"))
        && !owner.startsWith("java.util.concurrent.")
        && JDK.contains(invocation.name());
  }
}
