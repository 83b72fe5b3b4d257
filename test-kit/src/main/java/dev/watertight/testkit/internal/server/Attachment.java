package dev.watertight.testkit.internal.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.watertight.testkit.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The standard streams of a container, held by this JVM as long as it lives. */
final class Attachment implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Output output;

  private Attachment(Output output) {
    this.output = output;
  }

  /** Attaches, before the container is started, so that it never runs without its lifeline. */
  static Attachment open(DockerClient client, String container, Lifeline lifeline, Tail log) {
    Output output = new Output(log);
    // Threads of the client inherit it: none of them may keep a program from ending.
    Thread daemon =
        new Thread(
            () -> {
              try {
                client
                    .attachContainerCmd(container)
                    .withFollowStream(true)
                    .withStdIn(lifeline)
                    .withStdOut(true)
                    .withStdErr(true)
                    .exec(output);
              } catch (RuntimeException e) {
                output.onError(e);
              }
            },
            "watertight-attach");
    daemon.setDaemon(true);
    daemon.start();
    output.awaitAttached();
    return new Attachment(output);
  }

  @Override
  public void close() {
    try {
      output.close();
    } catch (IOException e) {
      // The container has ended; its streams are closed.
    }
  }

  private static final class Output extends ResultCallback.Adapter<Frame> {
    private final Tail log;
    private final CompletableFuture<Boolean> attached = new CompletableFuture<>();

    private Output(Tail log) {
      this.log = log;
    }

    @Override
    public void onStart(java.io.Closeable stream) {
      super.onStart(stream);
      attached.complete(true);
    }

    @Override
    public void onNext(Frame frame) {
      log.add(new String(frame.getPayload(), StandardCharsets.UTF_8));
    }

    @Override
    public void onError(Throwable error) {
      super.onError(error);
      attached.completeExceptionally(error);
    }

    private void awaitAttached() {
      try {
        attached.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw new EnvironmentException(
            "Docker does not attach to a container: " + e.getCause(), e.getCause());
      } catch (TimeoutException e) {
        throw new EnvironmentException(
            "Docker does not attach to a container within " + DEADLINE.toSeconds() + " s", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EnvironmentException("Interrupted while attaching to a container", e);
      }
    }
  }
}
