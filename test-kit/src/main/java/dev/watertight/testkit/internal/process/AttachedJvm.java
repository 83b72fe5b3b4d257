package dev.watertight.testkit.internal.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Asks another HotSpot JVM of the same user by its attach socket, in the protocol that {@code jcmd}
 * speaks. The JVM listens from its start with {@link #OPTION}; a {@code jcmd} for each checkpoint
 * would cost more than all that is measured.
 */
public final class AttachedJvm {
  /** Makes a JVM listen for {@link #ask} from its start. */
  public static final String OPTION = "-XX:+StartAttachListener";

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int BUFFER = 1 << 16;

  private final long pid;

  public AttachedJvm(long pid) {
    this.pid = pid;
  }

  /** The answer to a diagnostic command such as {@code Thread.print}. */
  public String ask(String command) throws CannotMeasure {
    Path socket = socket();
    return WithDeadline.call(
        command + " of process " + pid, DEADLINE, () -> exchange(socket, command));
  }

  private Path socket() throws CannotMeasure {
    String name = ".java_pid" + pid;
    return List.of(Path.of("/tmp"), Path.of(System.getProperty("java.io.tmpdir", "/tmp"))).stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new CannotMeasure(
                    "process "
                        + pid
                        + " has no attach socket; is it a HotSpot JVM that runs, with"
                        + " "
                        + OPTION
                        + " and without -XX:+DisableAttachMechanism?"));
  }

  private static String exchange(Path socket, String command) throws IOException, CannotMeasure {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      // Version 1 of the protocol: always three arguments, each ended by a zero.
      String request = "1\0jcmd\0" + command + "\0\0\0";
      ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      String answer = readAll(channel);
      int end = answer.indexOf('\n');
      if (end < 0 || !answer.substring(0, end).strip().equals("0")) {
        throw new CannotMeasure("the JVM refused " + command + ": " + answer.strip());
      }
      return answer.substring(end + 1);
    }
  }

  private static String readAll(SocketChannel channel) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(BUFFER);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (channel.read(buffer) >= 0) {
      all.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    return all.toString(StandardCharsets.UTF_8);
  }
}
