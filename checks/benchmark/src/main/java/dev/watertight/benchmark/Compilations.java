package dev.watertight.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Libraries that were fetched, and how the compiler of the running JDK is started on them. */
final class Compilations {
  private static final String SUFFIX = "-sources.jar";

  private final Path folder;
  private final List<Path> errorProne;
  private final Path ours;
  private final List<String> exports;
  private final String heap;
  private final Scratch scratch;

  private Compilations(
      Path folder,
      List<Path> errorProne,
      Path ours,
      List<String> exports,
      String heap,
      Scratch scratch) {
    this.folder = folder;
    this.errorProne = errorProne;
    this.ours = ours;
    this.exports = exports;
    this.heap = heap;
    this.scratch = scratch;
  }

  /**
   * Looks for what was built and fetched.
   *
   * @param checkout its root
   */
  static Compilations find(Path checkout, String heap, Scratch scratch)
      throws IOException, WrongUse {
    Path folder = checkout.resolve("checks/benchmark/overhead");
    List<Path> checks =
        jars(checkout.resolve("checks/errorprone/target")).stream()
            .filter(jar -> jar.getFileName().toString().matches("watertight-checks-[0-9].*\\.jar"))
            .filter(jar -> !jar.getFileName().toString().matches(".*-(sources|javadoc)\\.jar"))
            .toList();
    if (checks.size() != 1) {
      throw new WrongUse(
          "There has to be one watertight-checks in checks/errorprone/target, not "
              + checks
              + "; build first, and start from the root of the checkout.");
    }
    return new Compilations(
        folder,
        jars(folder.resolve("error-prone/target/processor-path")),
        checks.get(0),
        exports(checkout.resolve(".mvn/jvm.config")),
        heap,
        scratch);
  }

  /**
   * The libraries, their sources unpacked.
   *
   * @param only the name of the one that is wanted, null for all
   */
  List<Library> libraries(@Nullable String only) throws IOException, WrongUse {
    List<Library> libraries = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path jar : jars(folder.resolve("target/sources"))) {
      String file = jar.getFileName().toString();
      String name = file.substring(0, file.length() - SUFFIX.length());
      names.add(name);
      if (only == null || name.startsWith(only)) {
        libraries.add(unpacked(name, jar));
      }
    }
    if (libraries.isEmpty()) {
      throw new WrongUse("--only: '" + only + "' is none of " + String.join(", ", names) + ".");
    }
    return libraries;
  }

  private Library unpacked(String name, Path jar) throws IOException {
    Path target = scratch.fresh("sources");
    List<Path> files = new ArrayList<>();
    int lines = 0;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().collect(Collectors.<ZipEntry>toList())) {
        if (!entry.getName().endsWith(".java") || entry.getName().endsWith("module-info.java")) {
          continue;
        }
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException(jar + " has an entry outside of it: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        try (var in = zip.getInputStream(entry)) {
          Files.copy(in, file);
        }
        lines += Lines.count(Files.readAllBytes(file));
        files.add(file);
      }
    }
    return new Library(name, lines, files);
  }

  /** One compilation in a process of its own, with all defaults of Error Prone. */
  Run run(String name, Library library, boolean both) throws IOException, WrongUse {
    Path classes = scratch.fresh("classes");
    Path list = classes.resolve("files");
    Files.write(list, library.files().stream().map(Path::toString).toList());
    List<Path> processors = new ArrayList<>(errorProne);
    if (both) {
      processors.add(ours);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    exports.forEach(option -> command.add("-J" + option));
    command.addAll(
        List.of(
            "-J-Xmx" + heap,
            "-proc:none",
            "-encoding",
            "UTF-8",
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            // What is found must not end one of the two earlier.
            "-Xplugin:ErrorProne -XepAllErrorsAsWarnings",
            "-d",
            classes.toString(),
            "-cp",
            path(jars(folder.resolve("target/class-path"))),
            "-processorpath",
            path(processors),
            "@" + list));
    return new Run(name, command, Map.of(), Set.of(0), code -> 0);
  }

  private static String path(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static List<Path> jars(Path folder) throws IOException, WrongUse {
    if (!Files.isDirectory(folder)) {
      throw new WrongUse("There is no " + folder + "; docs/benchmarks.md says how to make it.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".jar"))
          .map(Path::toAbsolutePath)
          .sorted()
          .toList();
    }
  }

  /** The options that Error Prone needs of the JVM, as our own build has them. */
  private static List<String> exports(Path config) throws IOException {
    return Files.readAllLines(config, StandardCharsets.UTF_8).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> line.replaceFirst(" ", "="))
        .toList();
  }
}
