package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Says which server ran: to whoever reads the output, and to a file for whoever checks it. */
public final class Announcement {
  private Announcement() {}

  /** One line in the output, and one in the file that the setting names. */
  public static void of(String name, String version, Backend backend, String description) {
    System.out.printf("watertight: %s %s, %s: %s%n", name, version, backend.word(), description);
    Optional<Setting.Value> file = Setting.RECORD.value();
    if (file.isPresent()) {
      record(file.get(), "%s %s %s%n".formatted(backend.word(), name, version));
    }
  }

  private static synchronized void record(Setting.Value file, String line) {
    try {
      Path path = Path.of(file.text());
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      Files.writeString(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException | RuntimeException e) {
      throw new EnvironmentException(
          "%s: expected a file that can be written to (%s)".formatted(file, e.getMessage()), e);
    }
  }
}
