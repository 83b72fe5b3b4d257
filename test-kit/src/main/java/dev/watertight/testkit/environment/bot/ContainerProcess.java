package dev.watertight.testkit.environment.bot;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Deadline;
import dev.watertight.testkit.internal.Texts;
import dev.watertight.testkit.internal.server.Leash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A container that the kit has started. */
final class ContainerProcess implements BotProcess {
  private static final Duration KILLED_WITHIN = Duration.ofSeconds(30);
  private static final int SHORT_ID = 12;
  private static final int LINES = 500;
  private static final long OUTPUT_SECONDS = 10;

  private final String name;
  private final DockerClient client;
  private final String id;
  private final Leash leash;
  private final AtomicBoolean closed = new AtomicBoolean();

  ContainerProcess(String image, DockerClient client, String id, Leash leash) {
    this.leash = leash;
    this.name = image + " (container " + id.substring(0, SHORT_ID) + ")";
    this.client = client;
    this.id = id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isAlive() {
    return !closed.get() && Boolean.TRUE.equals(state().getRunning());
  }

  private ContainerState state() {
    return client.inspectContainerCmd(id).exec().getState();
  }

  @Override
  public boolean isKillable() {
    return true;
  }

  @Override
  public String output() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String rest = "";
    ResultCallback.Adapter<Frame> reader =
        new ResultCallback.Adapter<>() {
          @Override
          public void onNext(Frame frame) {
            bytes.writeBytes(frame.getPayload());
          }
        };
    try (reader) {
      client.logContainerCmd(id).withStdOut(true).withStdErr(true).withTail(LINES).exec(reader);
      if (!reader.awaitCompletion(OUTPUT_SECONDS, TimeUnit.SECONDS)) {
        rest = "(the rest did not come)";
      }
    } catch (IOException e) {
      rest = "(closing the output failed: " + e.getMessage() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return bytes.toString(StandardCharsets.UTF_8) + rest;
  }

  /** By the system, if the engine's processes are among those of this machine. */
  @Override
  public Reading measure(Collection<Kind> kinds) {
    Long init = closed.get() ? null : state().getPidLong();
    OptionalLong pid = init == null || init == 0 ? OptionalLong.empty() : botBelow(init);
    if (pid.isPresent()) {
      return ProcessMeter.ofStranger(name, pid.getAsLong()).measure(kinds);
    }
    Map<Kind, Amount> amounts = new LinkedHashMap<>();
    String reason =
        init == null || init == 0
            ? name + " has ended"
            : "the processes of the Docker engine cannot be seen from here";
    kinds.forEach(kind -> amounts.put(kind, new Amount.NotMeasured(reason)));
    return new Reading(amounts);
  }

  /** The first child of the container's init process, if that is among the processes of here. */
  private OptionalLong botBelow(long init) {
    return ProcessHandle.of(init).stream()
        .filter(process -> isHere(process.pid()))
        .flatMap(ProcessHandle::children)
        .mapToLong(ProcessHandle::pid)
        .min();
  }

  private boolean isHere(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cgroup")).contains(id);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void kill() {
    signal("SIGKILL");
    if (!Deadline.in(KILLED_WITHIN).await(() -> !isAlive())) {
      throw new EnvironmentException(
          name
              + " is still there "
              + Texts.seconds(KILLED_WITHIN)
              + " after SIGKILL. Look at the Docker engine.");
    }
  }

  @Override
  public Exit terminate(Duration deadline) {
    signal("SIGTERM");
    if (!Deadline.in(deadline).await(() -> !isAlive())) {
      String output = output();
      kill();
      throw new EnvironmentException(
          name
              + " did not end within "
              + Texts.seconds(deadline)
              + " of SIGTERM and was killed. "
              + Texts.output(output)
              + "\nA shell that runs the bot does not pass signals on: start it by exec.");
    }
    Integer code = state().getExitCodeLong() == null ? null : state().getExitCodeLong().intValue();
    return new Exit(code == null ? OptionalInt.empty() : OptionalInt.of(code), output());
  }

  private void signal(String signal) {
    try {
      client.killContainerCmd(id).withSignal(signal).exec();
    } catch (ConflictException | NotFoundException e) {
      // It has ended by itself meanwhile.
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try (leash) {
      client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException e) {
      // Somebody else has removed it.
    }
  }
}
