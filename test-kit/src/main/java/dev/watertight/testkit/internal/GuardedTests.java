package dev.watertight.testkit.internal;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Tests at whose end somebody looks for what they left, so that the kit leaves nothing either. */
public final class GuardedTests {
  private static final Namespace NAMESPACE = Namespace.create(GuardedTests.class);

  private GuardedTests() {}

  /** Says so of a test, or of all tests of a class. */
  public static void add(ExtensionContext context) {
    context.getStore(NAMESPACE).put(GuardedTests.class, true);
  }

  /** Whether it was said of a test, or of what it is in. */
  public static boolean has(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(GuardedTests.class) != null;
  }
}
