package dev.watertight.archunit.corpus;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One import, with or without rules after it.
 *
 * @param classes how many classes were imported
 * @param nanos what the import took
 * @param processor what all of it took of a processor, in nanoseconds: what else runs on the
 *     machine matters less to it, but it leaves out what other threads compile and collect
 * @param rules what each rule took, in the order in which they ran; the first of them finds out
 *     what all use
 */
record Turn(int classes, long nanos, long processor, Map<String, Long> rules) {
  private static final double SECOND = 1e9;
  private static final int NAMED = 5;

  static Turn of(Judged judged, List<PublishedRules.Published> rules) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long processor = thread.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    JavaClasses classes = judged.imported();
    long imported = System.nanoTime();
    Map<String, Long> took = new LinkedHashMap<>();
    for (PublishedRules.Published rule : rules) {
      long before = System.nanoTime();
      rule.violations(classes);
      took.put(rule.name(), System.nanoTime() - before);
    }
    return new Turn(
        classes.size(), imported - start, thread.getCurrentThreadCpuTime() - processor, took);
  }

  /** What all of it took. */
  double seconds() {
    return (nanos + rules.values().stream().mapToLong(x -> x).sum()) / SECOND;
  }

  double processorSeconds() {
    return processor / SECOND;
  }

  /** The rules that took longest, with their seconds. */
  String slowest() {
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(rules.entrySet());
    sorted.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    return sorted.stream()
        .limit(NAMED)
        .map(each -> String.format("%s %.2f s", each.getKey(), each.getValue() / SECOND))
        .collect(Collectors.joining(", "));
  }
}
