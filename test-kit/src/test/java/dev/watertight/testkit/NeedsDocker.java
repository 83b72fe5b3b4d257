package dev.watertight.testkit;

import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.server.DockerEngine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Aborts a class or a test, with the reason, where no Docker engine answers or is wanted. That this
 * does not happen unnoticed is seen to by {@code .ci/run}, by the record of the servers that ran.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {
  /** Asks the engine. */
  final class Condition implements BeforeAllCallback, BeforeEachCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      demand();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      demand();
    }

    private static void demand() {
      Assumptions.assumeTrue(
          Setting.forcedBackend().orElse(Backend.DOCKER) == Backend.DOCKER,
          () -> "no Docker: " + Setting.ENVIRONMENT.value().orElseThrow());
      Assumptions.assumeTrue(
          DockerEngine.find().isPresent(), () -> "no Docker: " + DockerEngine.problem());
    }
  }
}
