package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides where a server comes from. */
public final class Backends {
  private Backends() {}

  /**
   * What the test asks for; else what the setting forces; else an outside server where one is
   * named, Docker where it answers, an embedded server.
   */
  public static Backend choose(Optional<Backend> asked, String name, Setting url) {
    return choose(asked, name, url, DockerEngine::problem);
  }

  /** The same, given what keeps Docker from answering; an empty text if it answers. */
  static Backend choose(
      Optional<Backend> asked, String name, Setting url, Supplier<String> problemOfDocker) {
    Optional<Backend> forced = asked.or(Setting::forcedBackend);
    if (forced.isEmpty()) {
      return url.value().isPresent()
          ? Backend.OUTSIDE
          : problemOfDocker.get().isEmpty() ? Backend.DOCKER : Backend.EMBEDDED;
    }
    if (forced.get() == Backend.OUTSIDE && url.value().isEmpty()) {
      throw new EnvironmentException(
          "%s is to be an outside server, but none is named: expected its address in %s"
              .formatted(name, url.names()));
    }
    if (forced.get() == Backend.DOCKER && !problemOfDocker.get().isEmpty()) {
      throw new EnvironmentException(
          "%s is to run in Docker, but no engine answers (%s). Start one, or do without by -D%s=%s"
              .formatted(
                  name,
                  problemOfDocker.get(),
                  Setting.ENVIRONMENT.property(),
                  Backend.EMBEDDED.word()));
    }
    return forced.get();
  }

  /** The engine of a choice that was Docker. */
  public static DockerEngine docker() {
    return DockerEngine.find().orElseThrow();
  }
}
