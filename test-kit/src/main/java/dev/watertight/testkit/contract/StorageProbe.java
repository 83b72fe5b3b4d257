package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.Redis;
import java.util.ArrayList;
import java.util.List;

/** What a rule of a storage has to work with; closed with it, also if it fails. */
final class StorageProbe implements AutoCloseable {
  /** The hook that opens a storage. */
  interface Opening {
    StorageUnderTest open(Surroundings surroundings) throws Exception;
  }

  private final Opening hook;
  private final Surroundings surroundings;
  private final Evidence evidence = new Evidence();
  private final List<Recorded> opened = new ArrayList<>();

  StorageProbe(Opening hook, Surroundings surroundings) {
    this.hook = hook;
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Evidence evidence() {
    return evidence;
  }

  /** One more instance of the storage, on the same servers. */
  StorageUnderTest open() throws Exception {
    String name = opened.isEmpty() ? "storage" : "storage " + (opened.size() + 1);
    StorageUnderTest storage = hook.open(surroundings);
    if (storage == null) {
      throw new EnvironmentException(
          "open(surroundings) returned null. Return an adapter of your storage, opened on the servers it is given.");
    }
    evidence.add("open() -> " + name);
    Recorded recorded = new Recorded(name, storage, evidence);
    opened.add(recorded);
    return recorded;
  }

  /** What was sent, what came back, and what the servers hold now. */
  String told() {
    StringBuilder text =
        new StringBuilder("What was sent and came back:\n").append(evidence.text());
    surroundings.redisInUse().ifPresent(redis -> text.append('\n').append(held(redis)));
    return text.toString();
  }

  private static String held(Redis redis) {
    try {
      return redis.describeKeys();
    } catch (EnvironmentException e) {
      return "What Redis holds could not be asked: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    try {
      for (Recorded storage : opened) {
        // Rules close what they are about; a second close is one of them.
        closeQuietly(storage);
      }
    } finally {
      surroundings.close();
    }
  }

  private void closeQuietly(Recorded storage) {
    try {
      storage.close();
    } catch (Exception | AssertionError e) {
      evidence.add("closing at the end of the rule threw " + e);
    }
  }
}
