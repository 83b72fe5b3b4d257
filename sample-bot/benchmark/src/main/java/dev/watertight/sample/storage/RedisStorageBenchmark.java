package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.settings.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import redis.clients.jedis.RedisClient;

/** What calls of the storage cost, and what the same commands do by the plain client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RedisStorageBenchmark {
  private static final DialogKey KEY = new DialogKey(1, 42, 42, 0);

  /** A Redis of which the keys {@code benchmark:*} may be written. */
  @Param("redis://127.0.0.1:6379")
  public String url;

  private RedisStorage storage;
  private RedisClient raw;
  private List<String> keys;
  private List<String> written;
  private String versionTail;
  private long version;
  private Dialog current;

  @Setup
  public void open() {
    Environment environment =
        new Environment(Map.of("REDIS_URL", url, "REDIS_KEY_PREFIX", "benchmark:"));
    StorageSettings settings = StorageSettings.read(environment);
    environment.check();
    storage = new RedisStorage(settings.redis().orElseThrow());
    raw = RedisClient.create(url);
    keys = new RedisKeys("benchmark:").of(KEY);
    keys.forEach(raw::del);
    current = Sample.after(Dialog.NONE);
    storage.replace(KEY, Dialog.NONE, current, Sample.LIFETIME);
    version = current.version();
    written =
        new ArrayList<>(
            RedisDialogs.Written.of(current, Sample.after(current), Sample.LIFETIME)
                .arguments(false));
    String document = written.get(3);
    versionTail = document.substring(document.indexOf(','));
    storage.load(KEY);
    storage.answered(KEY, current);
  }

  @TearDown
  public void close() {
    keys.forEach(raw::del);
    raw.close();
    storage.close();
  }

  @Benchmark
  public Dialog load() {
    return storage.load(KEY);
  }

  @Benchmark
  public Object loadByClient() {
    return raw.evalsha(RedisScript.LOAD.sha(), keys, List.of());
  }

  @Benchmark
  public Dialog replace() {
    Dialog before = current;
    current = Sample.after(before);
    if (!storage.replace(KEY, before, current, Sample.LIFETIME)) {
      throw new IllegalStateException("somebody else writes");
    }
    return current;
  }

  @Benchmark
  public Object replaceByClient() {
    written.set(0, Long.toString(version));
    written.set(3, "{\"version\":" + ++version + versionTail);
    Object answer = raw.evalsha(RedisScript.REPLACE.sha(), keys, written);
    if (!answer.equals(1L)) {
      throw new IllegalStateException("somebody else writes");
    }
    return answer;
  }

  /** A whole update: what is there is read, changed and written. */
  @Benchmark
  public boolean update() {
    Dialog before = storage.load(KEY);
    return storage.replace(KEY, before, Sample.after(before), Sample.LIFETIME);
  }

  @Benchmark
  public Object updateByClient() {
    raw.evalsha(RedisScript.LOAD.sha(), keys, List.of());
    return replaceByClient();
  }
}
