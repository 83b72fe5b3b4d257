package dev.watertight.testkit.environment.bot;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HostConfig;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Owner;
import dev.watertight.testkit.internal.process.KitOwned;
import dev.watertight.testkit.internal.server.DockerEngine;
import dev.watertight.testkit.internal.server.Leash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bot as a container of an image that the Docker engine has, which Testcontainers finds. It ends
 * when this JVM does, for which the image needs a shell, {@code sh}. Each method gives a changed
 * copy. On the host's network it reaches servers of the kit, which listen on the loopback interface
 * only. Of what is measured, threads, live heap and temporary files are not.
 */
public final class ContainerBot implements Bot {
  private static final String[] NOTHING = {};
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  private final String image;
  private final List<String> command;
  private final Map<String, String> environment;
  private final boolean onHostNetwork;
  private final Readiness readiness;
  private final Duration readyWithin;

  private ContainerBot(
      String image,
      List<String> command,
      Map<String, String> environment,
      boolean onHostNetwork,
      Readiness readiness,
      Duration readyWithin) {
    this.image = image;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.onHostNetwork = onHostNetwork;
    this.readiness = readiness;
    this.readyWithin = readyWithin;
  }

  /** An image, such as {@code order-bot:latest}, which has to be there: none is pulled. */
  public static ContainerBot of(String image) {
    return new ContainerBot(image, List.of(), Map.of(), false, Readiness.atOnce(), READY_WITHIN);
  }

  /** What it runs; else what the image says. */
  public ContainerBot withCommand(String... newCommand) {
    return new ContainerBot(
        image, List.of(newCommand), environment, onHostNetwork, readiness, readyWithin);
  }

  /** Sets an environment variable. */
  public ContainerBot withEnvironment(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new ContainerBot(image, command, more, onHostNetwork, readiness, readyWithin);
  }

  /** Gives it the network of the engine's host, where that is this machine. */
  public ContainerBot onHostNetwork() {
    return new ContainerBot(image, command, environment, true, readiness, readyWithin);
  }

  /** When it counts as ready; else as soon as it runs. */
  public ContainerBot readyWhen(Readiness condition) {
    return new ContainerBot(image, command, environment, onHostNetwork, condition, readyWithin);
  }

  /** How long {@link #start} waits for it to be ready; else 60 seconds. */
  public ContainerBot readyWithin(Duration deadline) {
    return new ContainerBot(image, command, environment, onHostNetwork, readiness, deadline);
  }

  @Override
  public String name() {
    return image;
  }

  @Override
  public BotProcess start() {
    DockerEngine engine = engine();
    engine.reap();
    try {
      return KitOwned.adopting(() -> start(engine.client()));
    } catch (NotFoundException e) {
      throw new EnvironmentException(
          "The Docker engine has no image " + image + ". Build or pull it before the test.", e);
    } catch (DockerException e) {
      throw new EnvironmentException(
          "Docker does not start "
              + image
              + ": "
              + String.valueOf(e.getMessage()).strip()
              + ". The image needs a shell named sh.",
          e);
    }
  }

  private BotProcess start(DockerClient client) {
    String id = create(client);
    ContainerProcess started = new ContainerProcess(image, client, id, Leash.on(client, id));
    try {
      client.startContainerCmd(id).exec();
      ReadyWait.until(readiness, started, readyWithin);
      return started;
    } catch (RuntimeException | Error e) {
      Closing.after(e, started);
      throw e;
    }
  }

  private DockerEngine engine() {
    return DockerEngine.find()
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "No Docker engine answers, which a container of "
                        + image
                        + " takes: "
                        + DockerEngine.problem()
                        + ". Start one, or run the bot by ChildJvm."));
  }

  private String create(DockerClient client) {
    HostConfig host = HostConfig.newHostConfig().withInit(true);
    if (onHostNetwork) {
      host.withNetworkMode("host");
    }
    List<String> variables = new ArrayList<>();
    environment.forEach((variable, value) -> variables.add(variable + "=" + value));
    return client
        .createContainerCmd(image)
        .withLabels(Map.of(DockerEngine.OWNER_LABEL, Owner.current().label()))
        .withEnv(variables)
        .withEntrypoint(Leash.command(command.isEmpty() ? commandOf(client) : command))
        .withStdinOpen(true)
        .withStdInOnce(true)
        .withHostConfig(host)
        .exec()
        .getId();
  }

  /** What the image says to run. */
  private List<String> commandOf(DockerClient client) {
    ContainerConfig config = client.inspectImageCmd(image).exec().getConfig();
    List<String> all = new ArrayList<>();
    if (config != null) {
      Collections.addAll(all, config.getEntrypoint() == null ? NOTHING : config.getEntrypoint());
      Collections.addAll(all, config.getCmd() == null ? NOTHING : config.getCmd());
    }
    return all;
  }
}
