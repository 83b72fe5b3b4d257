package dev.watertight.testkit.internal.server;

import com.github.dockerjava.api.DockerClient;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a container by its standard input, which the system closes when this JVM ends, however that
 * ends: the program in the container is killed then. The container needs an init process, by which
 * the program hears signals and ends like any other.
 */
public final class Leash implements AutoCloseable {
  /** A shell that becomes the program, and leaves a watcher behind that outlives it nowhere. */
  private static final String SCRIPT =
      """
      exec 3<&0
      self=$$
      (
        (
          trap '' INT TERM HUP
          while read -r line; do :; done
          kill -KILL $self
        ) <&3 >/dev/null 2>&1 3<&- &
      )
      exec 3<&- </dev/null
      exec "$@"
      """;

  private final Lifeline lifeline = new Lifeline();
  private final Attachment attachment;

  private Leash(DockerClient client, String container) {
    this.attachment = Attachment.open(client, container, lifeline, new Tail());
  }

  /** The command that does the same on a leash. */
  public static List<String> command(List<String> command) {
    List<String> held = new ArrayList<>(List.of("sh", "-c", SCRIPT, "watertight"));
    held.addAll(command);
    return held;
  }

  /** Takes a container that was created with its input open, before it is started. */
  public static Leash on(DockerClient client, String container) {
    return new Leash(client, container);
  }

  @Override
  public void close() {
    lifeline.close();
    attachment.close();
  }
}
