package dev.watertight.catalogue.signatures;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a folder of jars. Where several versions have a class, the jar that comes first by
 * file name wins.
 */
final class Jars {
  private final Map<String, ClassShape> classes = new HashMap<>();

  static Jars read(Path folder) throws IOException {
    Jars jars = new Jars();
    List<Path> files;
    try (Stream<Path> paths = Files.list(folder)) {
      files = paths.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path file : files) {
      jars.readJar(file);
    }
    return jars;
  }

  private void readJar(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.endsWith(".class")
            && !name.startsWith("META-INF/")
            && !name.endsWith("-info.class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            add(ClassShape.read(in.readAllBytes()));
          }
        }
      }
    }
  }

  private void add(ClassShape shape) {
    ClassShape newer = classes.putIfAbsent(shape.name, shape);
    if (newer != null) {
      newer.addOlder(shape);
    }
  }

  @Nullable ClassShape get(String name) {
    return classes.get(name);
  }

  Iterable<ClassShape> all() {
    return classes.values();
  }
}
