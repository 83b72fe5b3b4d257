package dev.watertight.testkit.internal.server;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Deadline;
import dev.watertight.testkit.internal.Owner;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A server in a container of its own, whose standard input is a {@link Lifeline}. */
public final class ContainerServer implements Server {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String OVERRIDE = "TESTCONTAINERS_HOST_OVERRIDE";

  private final DockerEngine engine;
  private final Launch launch;
  private final String image;
  private final String id;
  private final Tail log = new Tail();
  private @Nullable Lifeline lifeline;
  private @Nullable Attachment attachment;

  private ContainerServer(DockerEngine engine, Launch launch, String image, String id) {
    this.engine = engine;
    this.launch = launch;
    this.image = image;
    this.id = id;
  }

  /** Creates a container, after those of dead owners are removed; it does not run yet. */
  public static ContainerServer create(DockerEngine engine, Launch launch) {
    engine.reap();
    List<String> entryPoint =
        new ArrayList<>(List.of("sh", "-c", Lifeline.IN_CONTAINER, "watertight"));
    entryPoint.addAll(engine.entryPoint(launch));
    String image = DockerEngine.imageName(launch);
    ExposedPort port = ExposedPort.tcp(launch.port());
    Ports.Binding binding =
        engine.isLocal() ? Ports.Binding.bindIp("127.0.0.1") : Ports.Binding.empty();
    try {
      String id =
          engine
              .client()
              .createContainerCmd(image)
              .withName(
                  "watertight-%s-%s"
                      .formatted(
                          launch.name().toLowerCase(java.util.Locale.ROOT), UUID.randomUUID()))
              .withLabels(Map.of(DockerEngine.OWNER_LABEL, Owner.current().label()))
              .withEntrypoint(entryPoint)
              .withCmd(launch.command())
              .withEnv(
                  launch.environment().entrySet().stream()
                      .map(variable -> variable.getKey() + "=" + variable.getValue())
                      .toList())
              .withStdinOpen(true)
              .withStdInOnce(true)
              .withExposedPorts(port)
              .withHostConfig(
                  HostConfig.newHostConfig().withPortBindings(new PortBinding(binding, port)))
              .exec()
              .getId();
      return new ContainerServer(engine, launch, image, id);
    } catch (DockerException e) {
      throw new EnvironmentException(
          "Docker does not create a container of %s for %s: %s"
              .formatted(image, launch.name(), e.getMessage()),
          e);
    }
  }

  @Override
  public Backend backend() {
    return Backend.DOCKER;
  }

  @Override
  public String description() {
    return "Docker image " + image;
  }

  @Override
  public List<InetSocketAddress> addresses() {
    NetworkSettings network = inspect().getNetworkSettings();
    Ports.Binding[] bindings = network.getPorts().getBindings().get(ExposedPort.tcp(launch.port()));
    List<InetSocketAddress> all = new ArrayList<>();
    if (bindings != null && bindings.length > 0) {
      int mapped = Integer.parseInt(bindings[0].getHostPortSpec());
      String override = System.getenv(OVERRIDE);
      if (override != null && !override.isBlank()) {
        all.add(new InetSocketAddress(override.strip(), mapped));
      }
      all.add(
          engine.isLocal()
              ? dev.watertight.testkit.internal.proxy.Ports.loopback(mapped)
              : new InetSocketAddress(engine.address().getHost(), mapped));
    }
    // From within a container beside it, the loopback interface is another.
    for (ContainerNetwork one : network.getNetworks().values()) {
      String inside = one.getIpAddress();
      if (inside != null && !inside.isEmpty()) {
        all.add(new InetSocketAddress(inside, launch.port()));
      }
    }
    return all;
  }

  @Override
  public void start() {
    detach();
    Lifeline line = new Lifeline();
    Attachment attached = Attachment.open(engine.client(), id, line, log);
    try {
      engine.client().startContainerCmd(id).exec();
    } catch (DockerException e) {
      line.close();
      attached.close();
      throw new EnvironmentException(
          "Docker does not start the container of %s for %s: %s"
              .formatted(image, launch.name(), e.getMessage()),
          e);
    }
    lifeline = line;
    attachment = attached;
  }

  @Override
  public boolean isRunning() {
    return Boolean.TRUE.equals(inspect().getState().getRunning());
  }

  @Override
  public void stop() {
    send(launch.stopSignal());
    awaitEnd();
  }

  @Override
  public void kill() {
    send("KILL");
    awaitEnd();
  }

  @Override
  public void pause() {
    send("STOP");
    awaitProcesses(true);
  }

  @Override
  public void resume() {
    send("CONT");
    awaitProcesses(false);
  }

  private void send(String signal) {
    if (lifeline != null) {
      lifeline.send(signal);
    }
  }

  private void awaitEnd() {
    await("did not end", () -> !isRunning());
    detach();
  }

  /** A signal that was sent has hit when the server's first process shows it. */
  private void awaitProcesses(boolean stopped) {
    await(
        "did not " + (stopped ? "stop" : "go on"),
        () -> {
          String[][] processes =
              engine.client().topContainerCmd(id).withPsArgs("-eo pid,stat").exec().getProcesses();
          long count =
              java.util.Arrays.stream(processes).filter(row -> row[1].startsWith("T")).count();
          return stopped ? count >= 1 : count == 0;
        });
  }

  private void await(String otherwise, BooleanSupplier condition) {
    if (!Deadline.in(DEADLINE).await(condition)) {
      throw new EnvironmentException(
          "%s (%s) %s within %d s"
              .formatted(launch.name(), description(), otherwise, DEADLINE.toSeconds()));
    }
  }

  private InspectContainerResponse inspect() {
    return engine.client().inspectContainerCmd(id).exec();
  }

  private void detach() {
    if (lifeline != null) {
      lifeline.close();
      lifeline = null;
    }
    if (attachment != null) {
      attachment.close();
      attachment = null;
    }
  }

  @Override
  public String log() {
    return log.text();
  }

  @Override
  public void close() {
    engine.remove(id);
    detach();
  }
}
