package dev.watertight.testkit.internal.redis;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.server.Binary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The redis-server that comes with embedded-redis, or the one that a setting names. */
final class RedisBinary implements Binary {
  private final Map<String, String> configuration;
  private final Optional<Setting.Value> named = Setting.REDIS_BINARY.value();
  private String executable = "";

  RedisBinary(Map<String, String> configuration) {
    this.configuration = configuration;
  }

  @Override
  public String description() {
    return named.map(Setting.Value::toString).orElse("redis-server of embedded-redis");
  }

  @Override
  public void install(Path folder) {
    try {
      Files.createDirectory(folder.resolve("data"));
      executable =
          named.isPresent()
              ? named(named.get())
              : unpacked(folder, ExecutableProvider.newProvidedVersionsMap()).getPath();
    } catch (IOException e) {
      throw new EnvironmentException(
          "Redis cannot be unpacked into %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static String named(Setting.Value value) {
    if (!Files.isExecutable(Path.of(value.text()))) {
      throw new EnvironmentException(
          "%s: expected the redis-server program, a file that can be executed".formatted(value));
    }
    return value.text();
  }

  /** The program for this platform, of those that there are. */
  static File unpacked(Path folder, Map<OsArchitecture, String> programs) {
    try {
      File file = ExecutableProvider.newJarResourceProvider(folder::toFile, programs).get();
      if (file.getName().endsWith(".exe")) {
        throw new IOException("it needs Linux or macOS");
      }
      return file;
    } catch (IOException | RuntimeException e) {
      throw new EnvironmentException(
          "embedded-redis has no Redis for this platform, %s on %s (%s). Start Docker, name a server by %s, or a redis-server program by %s"
              .formatted(
                  System.getProperty("os.name"),
                  System.getProperty("os.arch"),
                  e.getMessage(),
                  Setting.REDIS_URL.names(),
                  Setting.REDIS_BINARY.names()),
          e);
    }
  }

  @Override
  public List<String> command(Path folder, int port) {
    List<String> command = new ArrayList<>(List.of(executable));
    command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.resolve("data").toString()));
    command.addAll(options(configuration));
    return command;
  }

  static List<String> options(Map<String, String> configuration) {
    List<String> options = new ArrayList<>();
    configuration.forEach((name, value) -> options.addAll(List.of("--" + name, value)));
    return options;
  }

  @Override
  public String stopSignal() {
    return "TERM";
  }

  @Override
  public String endSignal() {
    return "KILL";
  }
}
