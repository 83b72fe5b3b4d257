package dev.watertight.testkit.assertions;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A scope that ends with an extension context, whose store closes what is in it: since JUnit 5.13
 * any {@link AutoCloseable}.
 */
record StoredScope(GuardedScope scope, ExtensionContext context) implements AutoCloseable {
  private static final String CLOSING =
      "junit.jupiter.extensions.store.close.autocloseable.enabled";

  /** Refuses a run in which no scope would ever be looked at. */
  static void check(ExtensionContext context) {
    if (context.getConfigurationParameter(CLOSING).filter("false"::equalsIgnoreCase).isPresent()) {
      throw new ExtensionConfigurationException(
          "LeakGuard looks for leaks when JUnit closes its stores, which "
              + CLOSING
              + "=false forbids. Remove that setting.");
    }
  }

  @Override
  public void close() {
    scope
        .notMeasured()
        .forEach(
            (kind, reason) ->
                context.publishReportEntry("watertight: " + kind + " not measured", reason));
    scope.close();
  }
}
