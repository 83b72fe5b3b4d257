package dev.watertight.testkit.internal.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerConfig;
import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Owner;
import dev.watertight.testkit.internal.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * The engine that Testcontainers finds, asked for by its own rules, without its Ryuk: containers of
 * the kit end by themselves, and on a machine that cannot pull Ryuk they start all the same.
 */
public final class DockerEngine {
  /** Marks containers of the kit, with the process that they belong to. */
  public static final String OWNER_LABEL = "dev.watertight.owner";

  private static final Duration PULL_DEADLINE = Duration.ofMinutes(5);

  private static @Nullable Attempt attempt;

  private final DockerClient client;
  private final URI address;

  private DockerEngine(DockerClient client, URI address) {
    this.client = client;
    this.address = address;
  }

  /** What came of looking for an engine; once a JVM, since it takes its time. */
  private record Attempt(@Nullable DockerEngine engine, String problem) {}

  /** The engine, if one answers. */
  public static Optional<DockerEngine> find() {
    return Optional.ofNullable(attempt().engine);
  }

  /** Why no engine was found; empty if one was. */
  public static String problem() {
    return attempt().problem;
  }

  private static synchronized Attempt attempt() {
    if (attempt == null) {
      attempt = look();
    }
    return attempt;
  }

  private static Attempt look() {
    try {
      TransportConfig transport = DockerClientFactory.instance().getTransportConfig();
      DockerClient client = DockerClientProviderStrategy.getClientForConfig(transport);
      client.pingCmd().exec();
      return new Attempt(new DockerEngine(client, transport.getDockerHost()), "");
    } catch (RuntimeException e) {
      return new Attempt(null, String.valueOf(e.getMessage()));
    }
  }

  /** For all that the kit asks of it; not to be closed. */
  public DockerClient client() {
    return client;
  }

  URI address() {
    return address;
  }

  /** Whether ports of containers are reached through this machine's loopback interface. */
  boolean isLocal() {
    return !"tcp".equals(address.getScheme()) && !"https".equals(address.getScheme());
  }

  /** The name of the image as Testcontainers would have it, with the prefix of a mirror. */
  static String imageName(Launch launch) {
    Optional<Setting.Value> set = launch.image().value();
    String name = set.map(Setting.Value::text).orElse(launch.defaultImage());
    try {
      DockerImageName image = DockerImageName.parse(name);
      image.assertValid();
      return ImageNameSubstitutor.instance().apply(image).asCanonicalNameString();
    } catch (IllegalArgumentException e) {
      throw new EnvironmentException(
          "%s: expected the name of a Docker image, such as %s (%s)"
              .formatted(
                  set.map(Setting.Value::toString).orElse(name),
                  launch.defaultImage(),
                  e.getMessage()),
          e);
    }
  }

  /** What the image runs first; pulls the image if it is missing. */
  List<String> entryPoint(Launch launch) {
    String name = imageName(launch);
    InspectImageResponse image;
    try {
      image = client.inspectImageCmd(name).exec();
    } catch (NotFoundException e) {
      image = pull(launch, name);
    }
    ContainerConfig config = image.getConfig();
    String[] entryPoint = config == null ? null : config.getEntrypoint();
    return entryPoint == null ? List.of() : new ArrayList<>(Arrays.asList(entryPoint));
  }

  private InspectImageResponse pull(Launch launch, String name) {
    try (PullImageResultCallback pull = new PullImageResultCallback()) {
      if (!client
          .pullImageCmd(name)
          .exec(pull)
          .awaitCompletion(PULL_DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw missing(launch, name, "not there within " + PULL_DEADLINE.toSeconds() + " s", null);
      }
      return client.inspectImageCmd(name).exec();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw missing(launch, name, "interrupted", e);
    } catch (java.io.IOException | RuntimeException e) {
      throw missing(launch, name, String.valueOf(e.getMessage()).strip(), e);
    }
  }

  private static EnvironmentException missing(
      Launch launch, String name, String problem, @Nullable Throwable cause) {
    if (cause instanceof EnvironmentException e) {
      return e;
    }
    return new EnvironmentException(
        "%s for %s: Docker answers, but the image %s is missing and cannot be pulled (%s). Run 'docker pull %s', name another image by %s, or do without Docker by -D%s=%s"
            .formatted(
                launch.image().value().map(Setting.Value::toString).orElse("The default image"),
                launch.name(),
                name,
                problem,
                name,
                launch.image().names(),
                Setting.ENVIRONMENT.property(),
                Backend.EMBEDDED.word()),
        cause);
  }

  /** Removes our containers whose owner ran on this host and runs no more. */
  public void reap() {
    for (Container container :
        client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(OWNER_LABEL)).exec()) {
      String label = container.getLabels().getOrDefault(OWNER_LABEL, "");
      if (Owner.parse(label).filter(Owner::isDeadHere).isPresent()) {
        remove(container.getId());
      }
    }
  }

  void remove(String container) {
    try {
      client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    } catch (RuntimeException e) {
      // Gone, or just being removed by another run; if neither, the next start tries again.
    }
  }
}
