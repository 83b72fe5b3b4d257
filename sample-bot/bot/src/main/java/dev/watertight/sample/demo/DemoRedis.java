package dev.watertight.sample.demo;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis for the demo: a real redis-server on a loopback port, whose data stay in a folder from
 * one start to the next. It ends with this JVM, however that ends, since its guard reads from a
 * pipe that the system closes then.
 */
final class DemoRedis implements AutoCloseable {
  private static final long SECONDS_TO_END = 10;

  /** Starts the server beside itself, and ends it when the pipe ends. */
  private static final String GUARD =
      """
      "$@" &
      server=$!
      trap '' INT HUP
      while read -r line; do :; done
      kill -TERM "$server" 2>/dev/null
      wait "$server"
      """;

  private final FileChannel turn;
  private final Process guard;
  private final int port;

  private DemoRedis(FileChannel turn, Process guard, int port) {
    this.turn = turn;
    this.guard = guard;
    this.port = port;
  }

  /**
   * Starts one; it answers a moment later.
   *
   * @param folder where data and log are kept
   * @throws IOException if there is no redis-server for this platform, it cannot be started, or
   *     another one uses the folder
   */
  static DemoRedis start(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel turn = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
    try {
      // Two servers would write into each other's data. Ends with this process, however that ends.
      if (turn.tryLock() == null) {
        throw new IOException("another demo runs on " + folder + "; end that one first");
      }
      int port = freePort();
      return new DemoRedis(turn, start(folder, port), port);
    } catch (IOException | RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  private static Process start(Path folder, int port) throws IOException {
    List<String> command =
        List.of(
            "sh",
            "-c",
            GUARD,
            "demo-redis",
            program(folder),
            "--port",
            String.valueOf(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            folder.toString(),
            "--logfile",
            "redis.log",
            "--appendonly",
            "yes",
            "--maxmemory",
            "64mb");
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String program(Path folder) throws IOException {
    try {
      Path program = folder.resolve("program");
      Files.createDirectories(program);
      return ExecutableProvider.newJarResourceProvider(
              program::toFile, ExecutableProvider.newProvidedVersionsMap())
          .get()
          .getPath();
    } catch (RuntimeException e) {
      throw new IOException(
          "there is no Redis for %s on %s in the demo"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens, as a Redis URL. */
  String url() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try (turn) {
      guard.getOutputStream().close();
      if (!guard.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        guard.descendants().forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
