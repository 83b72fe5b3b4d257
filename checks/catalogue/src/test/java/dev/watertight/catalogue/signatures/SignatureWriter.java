package dev.watertight.catalogue.signatures;

import dev.watertight.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes the files of signatures: {@code SignatureWriter <folder of jars> <folder to write>}. Give
 * the jars of the newest version a name that sorts first; older ones only add what has gone since.
 */
public final class SignatureWriter {
  private final Path folder;
  private final Map<String, List<String>> files = new TreeMap<>();
  private final Map<String, Map<String, Set<String>>> packages = new TreeMap<>();

  private SignatureWriter(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs the tool.
   *
   * @param args the folder of jars, and the folder to write
   */
  public static void main(String[] args) throws IOException {
    Jars jars = Jars.read(Path.of(args[0]));
    Hierarchy hierarchy = new Hierarchy(jars);
    Selection selection = new Selection(Catalogue.builtIn(), jars, hierarchy);
    SignatureWriter writer = new SignatureWriter(Path.of(args[1]));
    for (String name : selection.all) {
      ClassShape shape = jars.get(name);
      if (shape != null && name.indexOf('.') > 0) {
        writer.add(shape, new TypeSignatures(shape, selection, hierarchy, jars));
      }
    }
    writer.write();
    selection.resources.removeIf(name -> jars.get(name) != null || name.startsWith("java"));
    System.out.println("Resources without a jar: " + new TreeSet<>(selection.resources));
    System.out.println("Ancestors without a jar: " + hierarchy.missing.size());
  }

  private void add(ClassShape shape, TypeSignatures signatures) {
    if (signatures.isEmpty()) {
      return;
    }
    String file = file(shape.name);
    files.computeIfAbsent(file, key -> new ArrayList<>()).addAll(signatures.lines());
    int dot = shape.name.lastIndexOf('.');
    packages
        .computeIfAbsent(file, key -> new TreeMap<>())
        .computeIfAbsent(shape.name.substring(0, dot), key -> new TreeSet<>())
        .add(shape.name.substring(dot + 1));
  }

  /**
   * Libraries of one organisation are mostly asked for together; the large ones are split by
   * product.
   */
  private static String file(String name) {
    String[] parts = name.split("\\.", -1);
    Set<String> large =
        Set.of(
            "org.apache",
            "org.springframework",
            "com.google",
            "io.vertx",
            "org.eclipse",
            "software.amazon");
    String two = parts.length > 2 ? parts[0] + "." + parts[1] : parts[0];
    return large.contains(two) && parts.length > 3 ? two + "." + parts[2] : two;
  }

  private void write() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> old = Files.list(folder)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    List<String> index = new ArrayList<>();
    index.add("# Which file has the signatures of which types; written by SignatureWriter.");
    for (Map.Entry<String, List<String>> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey() + ".txt"), file.getValue());
      index.add("file " + file.getKey());
      packages
          .getOrDefault(file.getKey(), Map.of())
          .forEach((name, types) -> index.add("  " + name + " " + String.join(" ", types)));
    }
    Files.write(folder.resolve("index.txt"), index);
  }
}
