package dev.watertight.sample.storage;

import java.util.Arrays;

/**
 * What calls of the storage cost beside the plain client that runs the same scripts with the same
 * arguments. Both take turns of some milliseconds each, and every turn is compared with its
 * neighbour: what a call over a socket takes moves by half from one minute to the next, so two runs
 * one after the other say more about the machine than about the code.
 */
public final class RedisStorageComparison {
  private static final int CALLS = 50;
  private static final int WARM_UP = 400;
  private static final int ROUNDS = 2_000;

  private RedisStorageComparison() {}

  /**
   * Measures.
   *
   * @param arguments the URL of a Redis of which the keys {@code benchmark:*} may be written
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("Usage: java -cp benchmark.jar <this class> redis://host:port");
      System.exit(2);
    }
    try (RedisCalls calls = new RedisCalls(arguments[0])) {
      System.out.println("call        ours  client  ratio (a quarter below .. a quarter above)");
      compare("load", calls::load, calls::loadByClient);
      compare("replace", calls::replace, calls::replaceByClient);
      compare("update", calls::update, calls::updateByClient);
    }
  }

  private static void compare(String call, Runnable ours, Runnable byClient) {
    double[] oursTook = new double[ROUNDS];
    double[] clientTook = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      boolean oursFirst = (round & 1) == 0;
      double first = microseconds(oursFirst ? ours : byClient);
      double second = microseconds(oursFirst ? byClient : ours);
      if (round >= 0) {
        oursTook[round] = oursFirst ? first : second;
        clientTook[round] = oursFirst ? second : first;
        ratios[round] = oursTook[round] / clientTook[round];
      }
    }
    System.out.printf(
        "%-8s %4.0f µs %4.0f µs   %.2f (%.2f .. %.2f)%n",
        call,
        quantile(oursTook, 0.5),
        quantile(clientTook, 0.5),
        quantile(ratios, 0.5),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75));
  }

  /** What one call takes in a turn. */
  private static double microseconds(Runnable call) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return (System.nanoTime() - start) / 1e3 / CALLS;
  }

  private static double quantile(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (part * (sorted.length - 1))];
  }
}
