package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Deadline;
import dev.watertight.testkit.internal.process.KitOwned;
import dev.watertight.testkit.internal.proxy.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server that runs as a process of this machine, below a shell that ends it with this JVM. */
public final class ProcessServer implements Server {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final String name;
  private final Binary binary;
  private final Path folder;
  private int port;
  private @Nullable Process shell;
  private @Nullable ProcessHandle server;

  private ProcessServer(String name, Binary binary, Path folder) {
    this.name = name;
    this.binary = binary;
    this.folder = folder;
  }

  /** Prepares a server with data of its own; it does not run yet. */
  public static ProcessServer install(String name, Binary binary) {
    Path folder = Leftovers.newFolder();
    try {
      binary.install(folder);
      return new ProcessServer(name, binary, folder);
    } catch (RuntimeException e) {
      Leftovers.delete(folder);
      throw e;
    }
  }

  @Override
  public Backend backend() {
    return Backend.EMBEDDED;
  }

  @Override
  public String description() {
    return binary.description();
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return List.of(Ports.loopback(port));
  }

  @Override
  public void start() {
    try {
      port = Ports.free();
      List<String> command =
          new ArrayList<>(List.of("sh", "-c", Lifeline.AS_PROCESS, "watertight"));
      command.addAll(binary.command(folder, port));
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("LOG", logFile().toString());
      builder.environment().put("END", binary.endSignal());
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Process started = KitOwned.adopting(builder::start);
      KitOwned.addProcess(started.toHandle());
      shell = started;
      server = ProcessHandle.of(readId(started)).orElse(null);
    } catch (IOException e) {
      throw new EnvironmentException(
          "%s could not be started as a process: %s; a shell named sh has to be on the PATH"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private static long readId(Process shell) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("the shell ended at once");
    }
    return Long.parseLong(line.strip());
  }

  @Override
  public boolean isRunning() {
    return shell != null && shell.isAlive();
  }

  @Override
  public void stop() {
    if (server != null && isRunning()) {
      List<ProcessHandle> all = processes();
      signal(binary.stopSignal(), List.of(server));
      awaitEnd(all);
    }
  }

  @Override
  public void kill() {
    if (isRunning()) {
      // The first one first: it could start others anew.
      List<ProcessHandle> all = processes();
      signal("KILL", all);
      awaitEnd(all);
    }
  }

  @Override
  public void pause() {
    signal("STOP", processes());
  }

  @Override
  public void resume() {
    signal("CONT", processes());
  }

  private List<ProcessHandle> processes() {
    return server == null
        ? List.of()
        : Stream.concat(Stream.of(server), server.descendants()).toList();
  }

  private void signal(String signal, List<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "kill \"$@\" 2>/dev/null", "kill"));
    command.add("-" + signal);
    processes.forEach(process -> command.add(String.valueOf(process.pid())));
    try {
      Process kill = new ProcessBuilder(command).inheritIO().start();
      if (!kill.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new EnvironmentException("%s: no signal could be sent in time".formatted(name));
      }
    } catch (IOException e) {
      throw new EnvironmentException("%s: no signal could be sent".formatted(name), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("Interrupted while %s was sent a signal".formatted(name), e);
    }
  }

  private void awaitEnd(List<ProcessHandle> all) {
    if (!Deadline.in(DEADLINE)
        .await(() -> !isRunning() && all.stream().noneMatch(ProcessServer::stillRuns))) {
      throw new EnvironmentException(
          "%s (%s) did not end within %d s".formatted(name, description(), DEADLINE.toSeconds()));
    }
    disconnect();
  }

  /** What has ended and waits for its parent to notice counts as alive, but has no program. */
  private static boolean stillRuns(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private void disconnect() {
    if (shell != null) {
      KitOwned.removeProcess(shell.toHandle());
      try {
        shell.getOutputStream().close();
        shell.getInputStream().close();
      } catch (IOException e) {
        // The shell is gone; so is what it read.
      }
    }
  }

  @Override
  public String log() {
    Tail tail = new Tail();
    try {
      tail.add(Files.readString(logFile()));
    } catch (IOException e) {
      return "";
    }
    return tail.text();
  }

  private Path logFile() {
    return folder.resolve("log");
  }

  @Override
  public void close() {
    disconnect();
    // The shell is about to end it; what it does not end is killed.
    Deadline.in(DEADLINE).await(() -> !isRunning());
    kill();
    Leftovers.delete(folder);
  }
}
