package dev.watertight.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints what the catalogue adds to the run time of a whole cold process: {@code StartUpCost
 * [runs]}. The least of many runs is shown, since the rest measures the machine's other work.
 */
public final class StartUpCost {
  private static final List<String> USES = List.of("nothing", "index", "typical", "everything");

  private StartUpCost() {}

  /**
   * Runs the tool.
   *
   * @param args the number of runs, 20 if left out; or what to use, in the processes that are
   *     measured
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 1 && USES.contains(args[0])) {
      use(args[0]);
      return;
    }
    int runs = args.length == 0 ? 20 : Integer.parseInt(args[0]);
    double[] least = new double[USES.size()];
    for (int use = 0; use < least.length; use++) {
      least[use] = leastMillis(USES.get(use), runs);
      System.out.printf(Locale.ROOT, "%-10s %6.1f ms more%n", USES.get(use), least[use] - least[0]);
    }
  }

  private static void use(String what) {
    if (what.equals("nothing")) {
      return;
    }
    Catalogue catalogue = Catalogue.builtIn();
    if (what.equals("typical")) {
      catalogue.words();
      catalogue.creators("java.io.FileInputStream", "<init>");
      catalogue.creators("java.util.concurrent.Executors", "newFixedThreadPool");
      catalogue.creators("redis.clients.jedis.JedisPool", "<init>");
    } else if (what.equals("everything")) {
      catalogue.types();
      catalogue.hooks();
      catalogue.withSimpleName("RedisClient");
    }
  }

  private static double leastMillis(String use, int runs) throws IOException, InterruptedException {
    double least = Double.MAX_VALUE;
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command(use)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the measured process failed");
      }
      least = Math.min(least, (System.nanoTime() - start) / 1e6);
    }
    return least;
  }

  private static List<String> command(String use) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(StartUpCost.class.getName());
    command.add(use);
    return command;
  }
}
