package dev.watertight.testkit.environment.bot;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * A bot as a container of an image that the Docker engine has, which Testcontainers finds. Each
 * method gives a changed copy. On the host's network it reaches servers of the kit, which listen on
 * the loopback interface only. Of what is measured, threads, live heap and temporary files are not.
 */
public final class ContainerBot implements Bot {
  /** Marks containers of the kit, with the process that they belong to. */
  static final String OWNER_LABEL = "dev.watertight.owner";

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
    DockerClient client = client();
    try {
      String id = create(client);
      ContainerProcess started = new ContainerProcess(image, client, id);
      try {
        client.startContainerCmd(id).exec();
        ReadyWait.until(readiness, started, readyWithin);
        return started;
      } catch (RuntimeException | Error e) {
        Closing.after(e, started);
        throw e;
      }
    } catch (NotFoundException e) {
      closeClient(client, e);
      throw new BotException(
          "The Docker engine has no image " + image + ". Build or pull it before the test.", e);
    } catch (DockerException e) {
      closeClient(client, e);
      throw new BotException("Docker does not start " + image + ": " + e.getMessage(), e);
    }
  }

  private DockerClient client() {
    try {
      DockerClient client =
          DockerClientProviderStrategy.getClientForConfig(
              DockerClientFactory.instance().getTransportConfig());
      client.pingCmd().exec();
      return client;
    } catch (RuntimeException e) {
      throw new BotException(
          "No Docker engine answers, which a container of "
              + image
              + " takes: "
              + e.getMessage()
              + ". Start one, or run the bot by ChildJvm.",
          e);
    }
  }

  private String create(DockerClient client) {
    HostConfig host = HostConfig.newHostConfig();
    if (onHostNetwork) {
      host.withNetworkMode("host");
    }
    List<String> variables = new ArrayList<>();
    environment.forEach((variable, value) -> variables.add(variable + "=" + value));
    CreateContainerCmd create =
        client
            .createContainerCmd(image)
            .withLabels(Map.of(OWNER_LABEL, owner()))
            .withEnv(variables)
            .withHostConfig(host);
    if (!command.isEmpty()) {
      create.withEntrypoint(command);
    }
    return create.exec().getId();
  }

  /** This process, told from a later one of the same id by its start. */
  private static String owner() {
    ProcessHandle self = ProcessHandle.current();
    return self.pid()
        + "_"
        + self.info().startInstant().map(start -> start.getEpochSecond()).orElse(0L);
  }

  private static void closeClient(DockerClient client, Throwable failure) {
    try {
      client.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
