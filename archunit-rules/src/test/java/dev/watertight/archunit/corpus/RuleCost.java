package dev.watertight.archunit.corpus;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What all rules cost beside ArchUnit's import of the same classes, as a ratio of medians. Import
 * alone and import with all rules take turns; in one JVM, where the first turns are not counted, or
 * with {@code --cold} each in a JVM of its own. The command is in {@code docs/benchmarks.md}.
 */
final class RuleCost {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 7;
  private static final String ALONE = "--import-only";
  private static final String ONCE = "--once";

  private RuleCost() {}

  public static void main(String[] arguments)
      throws IOException, IllegalAccessException, InterruptedException {
    List<String> classes = new ArrayList<>(List.of(arguments));
    boolean cold = classes.remove("--cold");
    boolean once = classes.remove(ONCE);
    boolean alone = classes.remove(ALONE);
    if (cold) {
      inJvmsOfTheirOwn(classes);
    } else if (once) {
      System.out.println(turn(classes, alone).slowest());
    } else {
      inOneJvm(classes);
    }
  }

  private static Turn turn(List<String> classes, boolean alone)
      throws IllegalAccessException, MalformedURLException {
    List<PublishedRules.Published> rules = alone ? List.of() : PublishedRules.all();
    Judged judged = Judged.of(classes);
    judged.resolveByLibraries();
    return Turn.of(judged, rules);
  }

  private static void inOneJvm(List<String> classes)
      throws IllegalAccessException, MalformedURLException {
    List<PublishedRules.Published> rules = PublishedRules.all();
    Judged judged = Judged.of(classes);
    judged.resolveByLibraries();
    List<Double> alone = new ArrayList<>();
    List<Double> together = new ArrayList<>();
    List<Double> processorAlone = new ArrayList<>();
    List<Double> processorTogether = new ArrayList<>();
    String last = "";
    for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
      Turn without = Turn.of(judged, List.of());
      Turn with = Turn.of(judged, rules);
      System.err.printf("round %d: %.2f s, %.2f s%n", round, without.seconds(), with.seconds());
      if (round > 0) {
        alone.add(without.seconds());
        together.add(with.seconds());
        processorAlone.add(without.processorSeconds());
        processorTogether.add(with.processorSeconds());
      }
      last = with.classes() + " classes, " + rules.size() + " rules, slowest " + with.slowest();
    }
    System.out.println(last);
    print("in one JVM", alone, together);
    print("processor time of its main thread", processorAlone, processorTogether);
  }

  private static void inJvmsOfTheirOwn(List<String> classes)
      throws IOException, InterruptedException {
    List<Double> alone = new ArrayList<>();
    List<Double> together = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      alone.add(process(classes, List.of(ONCE, ALONE)));
      together.add(process(classes, List.of(ONCE)));
      System.err.printf(
          "round %d: %.2f s, %.2f s%n", round, alone.get(round - 1), together.get(round - 1));
    }
    print("a JVM each", alone, together);
  }

  private static double process(List<String> classes, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(RuleCost.class.getName());
    command.addAll(options);
    command.addAll(classes);
    long start = System.nanoTime();
    int end =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (end != 0) {
      throw new IllegalStateException("A process ended with " + end);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String how, List<Double> alone, List<Double> together) {
    double imported = median(alone);
    double all = median(together);
    System.out.printf(
        "%s, medians of %d: import alone %.2f s, with all rules %.2f s, ratio %.2f%n",
        how, alone.size(), imported, all, all / imported);
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
  }
}
