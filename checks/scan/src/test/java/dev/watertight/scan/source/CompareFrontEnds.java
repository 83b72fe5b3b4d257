package dev.watertight.scan.source;

import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.LineTable;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every Java file below some folders with both front ends and says where their models differ,
 * what only one of them reads, what crashes and what takes long. With {@code --truncate N} it reads
 * N random beginnings of those files instead, with {@code --damage N} N files without one random
 * character; the same seed gives the same ones.
 *
 * <p>After a build: {@code java -cp
 * checks/scan/target/test-classes:checks/scan/target/watertight.jar
 * dev.watertight.scan.source.CompareFrontEnds [--truncate N] [--damage N] [--seed N] [--quiet]
 * PATH...}; exit 1 on a crash.
 */
final class CompareFrontEnds {
  private static final long SLOW_MILLIS = 5000;
  private static final int SHOWN_PER_SHAPE = 2;

  /** Other work on the machine is not counted. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final PrintStream out;
  private final boolean quiet;
  private final FrontEnd javac = new JavacFrontEnd();
  private final FrontEnd javaParser = new JavaParserFrontEnd();
  private final Map<String, Integer> shapes = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final long[] nanos = new long[2];
  private long lines;

  private CompareFrontEnds(PrintStream out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
  }

  /** Runs the comparison. */
  public static void main(String[] arguments) throws IOException {
    int truncated = 0;
    int damaged = 0;
    long seed = 1;
    boolean quiet = false;
    List<Path> roots = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--truncate" -> truncated = Integer.parseInt(arguments[++i]);
        case "--damage" -> damaged = Integer.parseInt(arguments[++i]);
        case "--seed" -> seed = Long.parseLong(arguments[++i]);
        case "--quiet" -> quiet = true;
        default -> roots.add(Path.of(arguments[i]));
      }
    }
    CompareFrontEnds comparison = new CompareFrontEnds(System.out, quiet);
    List<Path> files = files(roots);
    if (truncated > 0 || damaged > 0) {
      Random random = new Random(seed);
      comparison.truncations(files, truncated, random);
      comparison.damages(files, damaged, random);
    } else {
      for (Path file : files) {
        comparison.compare(file.toString(), text(file));
      }
    }
    System.exit(comparison.report() ? 0 : 1);
  }

  private void truncations(List<Path> files, int count, Random random) throws IOException {
    for (int i = 0; i < count; i++) {
      Path file = files.get(random.nextInt(files.size()));
      String text = text(file);
      int length = random.nextInt(text.length() + 1);
      compare(file + "[0.." + length + "]", text.substring(0, length));
    }
  }

  /** Leaves out one character, but no bracket: those are found before the parser runs. */
  private void damages(List<Path> files, int count, Random random) throws IOException {
    for (int i = 0; i < count; i++) {
      Path file = files.get(random.nextInt(files.size()));
      String text = text(file);
      int at = random.nextInt(text.length() + 1);
      while (at < text.length() && " \n\r\t*/(){}[]".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      int behind = Math.min(at + 1, text.length());
      compare(file + "[without " + at + "]", text.substring(0, at) + text.substring(behind));
    }
  }

  private void compare(String path, String text) {
    lines += LineTable.of(text).lines();
    FrontEnd.Parsed left = read(javac, 0, path, text);
    FrontEnd.Parsed right = read(javaParser, 1, path, text);
    if (left instanceof FrontEnd.Read ours && right instanceof FrontEnd.Read theirs) {
      ModelDifference difference = ModelDifference.between(ours.file(), theirs.file());
      count(difference == null ? "equal" : "different");
      if (difference != null
          && shapes.merge(difference.shape(), 1, Integer::sum) <= SHOWN_PER_SHAPE) {
        out.println("DIFFERENT " + path + "\n  " + difference);
      }
    } else if (left instanceof FrontEnd.Failed ours && right instanceof FrontEnd.Failed) {
      count("read by none");
      say("NONE", path, text, ours);
    } else if (left instanceof FrontEnd.Failed failed) {
      count("read by JavaParser only");
      say("NOT BY JAVAC", path, text, failed);
    } else if (right instanceof FrontEnd.Failed failed) {
      count("read by javac only");
      say("NOT BY JAVAPARSER", path, text, failed);
    }
  }

  private FrontEnd.@Nullable Parsed read(FrontEnd frontEnd, int index, String path, String text) {
    long start = CLOCK.getCurrentThreadCpuTime();
    FrontEnd.Parsed parsed = null;
    try {
      parsed = frontEnd.read(path, text);
    } catch (RuntimeException | Error e) {
      count("crashed");
      out.println("CRASHED " + path);
      e.printStackTrace(out);
    }
    long taken = CLOCK.getCurrentThreadCpuTime() - start;
    nanos[index] += taken;
    if (taken > SLOW_MILLIS * 1_000_000) {
      count("slow");
      out.println("SLOW " + path + " " + taken / 1_000_000 + " ms " + frontEnd.getClass());
    }
    return parsed;
  }

  private void say(String what, String path, String text, FrontEnd.Failed failed) {
    if (!quiet) {
      LineTable table = LineTable.of(text);
      String place = table.line(failed.offset()) + ":" + table.column(failed.offset());
      out.println(what + " " + path + ":" + place + ": " + failed.message());
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private boolean report() {
    shapes.forEach((shape, count) -> out.println(count + " differ at " + shape));
    counts.forEach((what, count) -> out.println(count + " " + what));
    out.printf(
        "%,d lines; CPU seconds: javac %.1f, JavaParser %.1f%n",
        lines, nanos[0] / 1e9, nanos[1] / 1e9);
    return !counts.containsKey("crashed");
  }

  private static List<Path> files(List<Path> roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> below = Files.walk(root)) {
        below
            .filter(p -> p.toString().endsWith(".java") && Files.isRegularFile(p))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
