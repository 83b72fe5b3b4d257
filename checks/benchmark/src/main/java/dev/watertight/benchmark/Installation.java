package dev.watertight.benchmark;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build left on the disk.
 *
 * @param checkout the root of the checkout
 * @param java the launcher of the running JDK, with which all tools run
 * @param peer the jars that PMD runs from
 */
record Installation(Path checkout, Path java, List<Path> peer) {

  /** Looks around the jar that is running. */
  static Installation find() throws WrongUse, IOException {
    Path jar = jar();
    Path checkout = jar;
    while (checkout != null && !Files.isExecutable(checkout.resolve("watertight"))) {
      checkout = checkout.getParent();
    }
    if (checkout == null) {
      throw new WrongUse("No watertight launcher in a folder above " + jar + ".");
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    if (!Files.isExecutable(java)) {
      throw new WrongUse("No java at " + java + ".");
    }
    return new Installation(checkout, java, peer(jar.resolveSibling("lib")));
  }

  Path launcher() {
    return checkout.resolve("watertight");
  }

  Path example() {
    return checkout.resolve("sample-bot").resolve("leaky");
  }

  private static List<Path> peer(Path lib) throws WrongUse, IOException {
    if (Files.isDirectory(lib)) {
      try (Stream<Path> jars = Files.list(lib)) {
        List<Path> found =
            jars.filter(jar -> !jar.getFileName().toString().startsWith("watertight-"))
                .sorted()
                .toList();
        if (found.stream().anyMatch(jar -> jar.getFileName().toString().startsWith("pmd-java-"))) {
          return found;
        }
      }
    }
    throw new WrongUse("No PMD in " + lib + "; build with -Pbenchmark, see docs/benchmarks.md.");
  }

  private static Path jar() throws WrongUse {
    try {
      return Path.of(
          Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new WrongUse("The benchmark does not run from a file: " + e.getMessage());
    }
  }
}
