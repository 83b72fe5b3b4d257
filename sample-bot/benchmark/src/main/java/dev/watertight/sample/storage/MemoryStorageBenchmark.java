package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What one call of the storage in memory costs, with 10,000 dialogs in it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MemoryStorageBenchmark {
  private static final DialogKey KEY = new DialogKey(1, 42, 42, 0);

  private MemoryStorage storage;
  private Dialog current;

  @Setup
  public void open() {
    storage = new MemoryStorage(Clock.systemUTC());
    for (int user = 0; user < 10_000; user++) {
      storage.replace(
          new DialogKey(1, user, user, 0), Dialog.NONE, Sample.after(Dialog.NONE), Sample.LIFETIME);
    }
    current = storage.load(KEY);
  }

  @TearDown
  public void close() {
    storage.close();
  }

  @Benchmark
  public Dialog load() {
    return storage.load(KEY);
  }

  @Benchmark
  public boolean replace() {
    Dialog before = current;
    current = Sample.after(before);
    return storage.replace(KEY, before, current, Sample.LIFETIME);
  }
}
