package dev.watertight.sample.storage;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What calls of the storage cost, and what the same scripts cost by the plain client. To compare
 * the two, {@link RedisStorageComparison} is better.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RedisStorageBenchmark {
  /** A Redis of which the keys {@code benchmark:*} may be written. */
  @Param("redis://127.0.0.1:6379")
  public String url;

  private RedisCalls calls;

  @Setup
  public void open() {
    calls = new RedisCalls(url);
  }

  @TearDown
  public void close() {
    calls.close();
  }

  @Benchmark
  public void load() {
    calls.load();
  }

  @Benchmark
  public void loadByClient() {
    calls.loadByClient();
  }

  @Benchmark
  public void replace() {
    calls.replace();
  }

  @Benchmark
  public void replaceByClient() {
    calls.replaceByClient();
  }

  @Benchmark
  public void update() {
    calls.update();
  }

  @Benchmark
  public void updateByClient() {
    calls.updateByClient();
  }
}
