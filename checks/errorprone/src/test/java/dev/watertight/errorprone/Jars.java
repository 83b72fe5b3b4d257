package dev.watertight.errorprone;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of the test class path. */
final class Jars {
  private static final Pattern OTHERS =
      Pattern.compile("(nullaway|dataflow-nullaway|error-prone-contrib|lombok|mapstruct).*\\.jar");
  private static final Pattern OURS =
      Pattern.compile("watertight-.*\\.jar|snakeyaml-engine-.*\\.jar|classes|test-classes");

  private Jars() {}

  /** Everything, which has all libraries that sources in tests use. */
  static String all() {
    return joined(entry -> true);
  }

  /** Our checks as they are before they are packed, with Error Prone and what it needs. */
  static String checks() {
    return joined(entry -> !OTHERS.matcher(name(entry)).matches());
  }

  /** The same without a class of ours. */
  static String errorProne() {
    return joined(
        entry -> !OTHERS.matcher(name(entry)).matches() && !OURS.matcher(name(entry)).matches());
  }

  /** Other checks and processors that users have. */
  static String others() {
    return joined(entry -> OTHERS.matcher(name(entry)).matches());
  }

  private static String joined(Predicate<Path> wanted) {
    List<Path> entries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .toList();
    return entries.stream()
        .filter(wanted)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }
}
