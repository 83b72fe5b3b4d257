package dev.watertight.scan.files;

import java.util.Locale;
import java.util.Set;

/** What the name of a folder says of the sources below it. */
final class Folders {
  /** What a folder is. */
  enum Kind {
    SOURCES,
    /** Not walked: neither the user's own nor worth counting. */
    FOREIGN,
    /** Counted, as generated sources or build output. */
    GENERATED,
    TESTS,
    /** Left out as the user asked. */
    EXCLUDED
  }

  private static final Set<String> FOREIGN = Set.of("node_modules", "__MACOSX");

  private static final Set<String> GENERATED =
      Set.of(
          "generated-sources",
          "generated-test-sources",
          "generated-src",
          "generated_src",
          "src-gen",
          "src-generated",
          "src_generated");

  /** Names that a package may have too: {@code ports.out} is one in many a bot. */
  private static final Set<String> BUILT =
      Set.of("target", "build", "out", "bin", "dist", "generated", "gen");

  private static final Set<String> TESTS = Set.of("test", "tests", "testsrc", "test-src");

  /** What only the top folder of a project or module holds. */
  private static final Set<String> PROJECT =
      Set.of(
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "build.xml",
          "build.sbt",
          "BUILD",
          "BUILD.bazel",
          "MODULE.bazel",
          "WORKSPACE",
          "Makefile",
          ".git",
          ".hg",
          ".svn",
          ".idea",
          ".project",
          ".classpath",
          ".mvn",
          "gradlew",
          "src");

  private Folders() {}

  /** Whether a folder that holds an entry of this name is the top of a project or module. */
  static boolean marksProject(String entry) {
    return PROJECT.contains(entry) || entry.endsWith(".iml");
  }

  /**
   * Judges a folder.
   *
   * @param above what the folder that holds it is
   * @param parent name of the folder that holds it
   * @param inProject whether that is the top folder of a project or module
   */
  static Kind kind(Kind above, String name, String parent, boolean inProject) {
    Kind own = own(name, parent, inProject);
    if (own == Kind.FOREIGN || above == Kind.SOURCES) {
      return own;
    }
    return above == Kind.TESTS && own == Kind.GENERATED ? own : above;
  }

  private static Kind own(String name, String parent, boolean inProject) {
    if (name.startsWith(".") || FOREIGN.contains(name)) {
      return Kind.FOREIGN;
    }
    if (GENERATED.contains(name)) {
      return Kind.GENERATED;
    }
    boolean sourceSet = parent.equals("src");
    if ((inProject && BUILT.contains(name))
        || (sourceSet && (name.equals("generated") || name.equals("gen")))) {
      return Kind.GENERATED;
    }
    if ((inProject && TESTS.contains(name.toLowerCase(Locale.ROOT)))
        || (sourceSet && namesTests(name))) {
      return Kind.TESTS;
    }
    return Kind.SOURCES;
  }

  /** Whether a source set is one of tests: {@code test}, {@code integrationTest}, {@code it}. */
  private static boolean namesTests(String sourceSet) {
    String lower = sourceSet.toLowerCase(Locale.ROOT);
    return lower.equals("it")
        || lower.equals("tests")
        || (lower.startsWith("test") && !startsLonger(sourceSet))
        || sourceSet.contains("Test")
        || lower.endsWith("-test")
        || lower.endsWith("-tests")
        || lower.endsWith("_test");
  }

  /** Whether the name goes on after "test" within the same word, as {@code testament}. */
  private static boolean startsLonger(String name) {
    return name.length() > "test".length()
        && Character.isLowerCase(name.charAt("test".length()))
        && !name.equalsIgnoreCase("tests");
  }
}
