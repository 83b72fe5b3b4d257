package dev.watertight.scan;

import dev.watertight.types.ClassShape;
import dev.watertight.types.TypeSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Classes of jars and folders, read when they are asked for. Thread-safe. */
final class ClassFiles implements TypeSource, Closeable {
  private final List<Path> folders;
  private final List<JarFile> jars;
  private final Map<String, List<JarFile>> jarsByPackage;
  private final Map<String, Optional<ClassShape>> known = new ConcurrentHashMap<>();

  private ClassFiles(
      List<Path> folders, List<JarFile> jars, Map<String, List<JarFile>> jarsByPackage) {
    this.folders = folders;
    this.jars = jars;
    this.jarsByPackage = jarsByPackage;
  }

  /**
   * Opens a class path.
   *
   * @param entries jars and folders, in the order in which they are searched
   * @throws IOException if a jar cannot be read; the message names it
   */
  static ClassFiles open(List<Path> entries) throws IOException {
    List<Path> folders = new ArrayList<>();
    List<JarFile> jars = new ArrayList<>();
    Map<String, List<JarFile>> byPackage = new HashMap<>();
    try {
      for (Path entry : entries) {
        if (Files.isDirectory(entry)) {
          folders.add(entry);
        } else {
          JarFile jar = open(entry);
          jars.add(jar);
          packagesOf(jar)
              .forEach(name -> byPackage.computeIfAbsent(name, n -> new ArrayList<>(1)).add(jar));
        }
      }
    } catch (IOException e) {
      closeAll(jars);
      throw e;
    }
    return new ClassFiles(folders, jars, byPackage);
  }

  private static JarFile open(Path jar) throws IOException {
    try {
      return new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    } catch (IOException e) {
      throw new IOException(jar + ": " + e.getMessage(), e);
    }
  }

  private static Set<String> packagesOf(JarFile jar) {
    Set<String> packages = new HashSet<>();
    jar.versionedStream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(".class"))
        .forEach(name -> packages.add(packageOf(name)));
    return packages;
  }

  /** Package of a file, dotted. */
  private static String packageOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/'))).replace('/', '.');
  }

  @Override
  public @Nullable ClassShape find(String binaryName) {
    Optional<ClassShape> found = known.get(binaryName);
    if (found == null) {
      found = read(binaryName.replace('.', '/') + ".class");
      known.put(binaryName, found);
    }
    return found.orElse(null);
  }

  private Optional<ClassShape> read(String path) {
    try {
      for (JarFile jar : jarsByPackage.getOrDefault(packageOf(path), List.of())) {
        JarEntry entry = jar.getJarEntry(path);
        if (entry != null) {
          try (InputStream in = jar.getInputStream(entry)) {
            return ClassFileShape.read(in.readAllBytes());
          }
        }
      }
      for (Path folder : folders) {
        Path file = folder.resolve(path);
        if (Files.isRegularFile(file)) {
          return ClassFileShape.read(Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      // What cannot be read is as good as absent: the answers become less sure, not wrong.
      return Optional.empty();
    }
    return Optional.empty();
  }

  @Override
  public boolean hasPackage(String packageName) {
    if (jarsByPackage.containsKey(packageName)) {
      return true;
    }
    String path = packageName.replace('.', '/');
    return folders.stream().anyMatch(folder -> Files.isDirectory(folder.resolve(path)));
  }

  @Override
  public void close() {
    closeAll(jars);
  }

  private static void closeAll(List<JarFile> jars) {
    for (JarFile jar : jars) {
      try {
        jar.close();
      } catch (IOException onlyRead) {
        // Nothing is lost.
      }
    }
  }
}
