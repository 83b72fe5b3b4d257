package dev.watertight.analysis;

import dev.watertight.types.Invocation;
import java.util.List;
import java.util.Locale;

/** Which methods of the JDK never return. */
final class NeverReturns {
  private static final List<String> WORDS =
      List.of("exit", "fail", "die", "abort", "usage", "fatal", "quit", "error", "throw", "panic");

  private NeverReturns() {}

  /** Whether a project method's name makes it worth a look whether it ever returns. */
  static boolean isNamedSo(String method) {
    String name = method.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(name::contains);
  }

  static boolean is(Invocation invocation) {
    return switch (invocation.name()) {
      case "exit", "halt" ->
          invocation.owner().equals("java.lang.System")
              || invocation.owner().equals("java.lang.Runtime");
      default -> false;
    };
  }
}
