package dev.watertight.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the figures as Markdown, for docs/benchmarks.md. */
final class Report {
  private static final double UNIT = 100_000;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** What each process cost on a sample, by the name of the run. */
  record Row(Sample sample, Map<String, Cost> costs) {
    Cost cost(String name) {
      return costs.getOrDefault(name, Cost.NONE);
    }
  }

  void machine(String heap, int rounds, int botRounds) {
    line(
        "Java %s, %s %s, %d cores, load %.1f before the start; heap %s; medians of %d rounds, of %d on the bot.",
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        // Other work on the machine weighs on who uses more cores.
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        heap,
        rounds,
        botRounds);
  }

  void sizes(String sources, List<Row> rows) {
    line("%n## Files of %s%n", sources);
    line(
        "| lines | files | run | seconds | part of PMD's | cores used | by others"
            + " | peak memory, MB | files given up |");
    line("|--:|--:|---|--:|--:|--:|--:|--:|--:|");
    for (Row row : rows) {
      row.costs()
          .forEach(
              (name, cost) ->
                  line(
                      "| %,d | %,d | %s | %s | %s | %s | %s | %s | %s |",
                      row.sample().lines(),
                      row.sample().files(),
                      name,
                      figure("%.2f", cost.seconds()),
                      figure("%.2f", cost.seconds() / row.cost(Tools.PEER).seconds()),
                      figure("%.2f", cost.cores()),
                      figure("%.2f", cost.othersCores()),
                      figure("%.0f", cost.megabytes()),
                      figure("%.0f", cost.unread())));
    }
  }

  /** By processor time, since others on the machine stretch the elapsed time of some sizes only. */
  void growth(List<Row> rows) {
    line("%n## Growth: processor seconds for each 100,000 lines%n");
    line("| lines | Watertight | PMD |");
    line("|--:|--:|--:|");
    for (Row row : rows) {
      double units = row.sample().lines() / UNIT;
      line(
          "| %,d | %s | %s |",
          row.sample().lines(),
          figure("%.2f", row.cost(Tools.OURS).processorSeconds() / units),
          figure("%.2f", row.cost(Tools.PEER).processorSeconds() / units));
    }
    line("");
    fit(Tools.OURS, rows);
    fit(Tools.PEER, rows);
  }

  void bot(Row row) {
    line("%n## A bot of %,d lines in %,d files%n", row.sample().lines(), row.sample().files());
    line("| run | seconds | times an empty JVM | part of PMD's | peak memory, MB |");
    line("|---|--:|--:|--:|--:|");
    row.costs()
        .forEach(
            (name, cost) ->
                line(
                    "| %s | %s | %s | %s | %s |",
                    name,
                    figure("%.2f", cost.seconds()),
                    figure("%.1f", cost.seconds() / row.cost(Tools.EMPTY).seconds()),
                    figure("%.2f", cost.seconds() / row.cost(Tools.PEER).seconds()),
                    figure("%.0f", cost.megabytes())));
  }

  private void fit(String name, List<Row> rows) {
    List<LinearFit.Point> points = new ArrayList<>();
    for (Row row : rows) {
      if (!Double.isNaN(row.cost(name).processorSeconds())) {
        points.add(
            new LinearFit.Point(row.sample().lines() / UNIT, row.cost(name).processorSeconds()));
      }
    }
    if (points.size() > 2) {
      LinearFit line = LinearFit.of(points);
      line(
          "- %s: %.2f processor seconds and %.2f for each 100,000 lines; no size is further than %.0f %% from that.",
          name, line.start(), line.slope(), 100 * line.departure(points));
    }
  }

  private void line(String format, Object... figures) {
    out.println(String.format(Locale.ROOT, format, figures));
  }

  private static String figure(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }
}
