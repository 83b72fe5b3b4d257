package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.storage.RedisDialogs.Written;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * The part of Redis in front of PostgreSQL. Beside the dialogs it holds the hash {@code
 * <prefix>pending} of those that PostgreSQL has to be told of, and the mark {@code <prefix>whole}:
 * it is there while Redis has all that PostgreSQL has, and names the run of the server that does.
 */
final class RedisInFront {
  private static final int PAGE = 500;

  private final RedisConnection connection;
  private final RedisDialogs dialogs;
  private final String pending;
  private final String whole;

  RedisInFront(RedisConnection connection, RedisKeys keys) {
    this.connection = connection;
    this.dialogs = new RedisDialogs(connection, keys);
    this.pending = keys.prefix() + "pending";
    this.whole = keys.prefix() + "whole";
  }

  /**
   * What Redis has.
   *
   * @param pending what PostgreSQL has not been told; empty if it knows this version
   * @param whole whether Redis has all dialogs
   */
  record Look(
      Dialog dialog,
      Duration stateLeft,
      Duration dataLeft,
      Duration versionLeft,
      Optional<Untold> pending,
      boolean whole) {}

  /**
   * Where Redis went on alone.
   *
   * @param base the version that PostgreSQL had by then
   * @param first the one that followed it, without state and data; PostgreSQL may have it, too, if
   *     its answer got lost
   */
  record Untold(long base, Dialog first) {}

  Look look(DialogKey key) {
    List<?> answers =
        (List<?>)
            dialogs.run(RedisScript.LOOK, key, List.of(pending, whole), List.of(key.toString()));
    return new Look(
        dialogs.read(key, answers),
        left(answers.get(3)),
        left(answers.get(4)),
        left(answers.get(5)),
        Optional.ofNullable(RedisDialogs.text(answers.get(6))).map(this::untold),
        answers.get(7).equals(1L));
  }

  private static Duration left(Object answer) {
    return Duration.ofMillis(Math.max(0, (long) answer));
  }

  private Untold untold(String text) {
    int space = text.indexOf(' ');
    return new Untold(
        Long.parseLong(text.substring(0, space)),
        DialogReader.read(pending, null, null, text.substring(space + 1)));
  }

  /** What became of a write. */
  enum Outcome {
    WRITTEN,
    OTHER_VERSION,
    /** Redis does not have all dialogs; nothing was written. */
    NOT_WHOLE
  }

  /** Writes while PostgreSQL is away. */
  Outcome replaceAlone(DialogKey key, Dialog before, Dialog after, Lifetime lifetime) {
    long answer =
        dialogs.write(
            RedisScript.REPLACE_ALONE,
            key,
            List.of(pending, whole),
            Written.of(before, after, lifetime),
            key.toString());
    return answer == 1 ? Outcome.WRITTEN : answer == 0 ? Outcome.OTHER_VERSION : Outcome.NOT_WHOLE;
  }

  /** Takes over what PostgreSQL has, unless something newer is there; whether it did. */
  boolean takeOver(DialogKey key, Dialog dialog, Duration state, Duration data, Duration version) {
    Written written =
        new Written(
            dialog.version(),
            DialogJson.state(dialog),
            DialogJson.data(dialog),
            DialogJson.version(dialog),
            state,
            data,
            version);
    return dialogs.write(RedisScript.TAKE_OVER, key, List.of(pending), written, key.toString())
        == 1;
  }

  /** Notes that PostgreSQL was told of a version; says 0 if there is a newer one. */
  long told(DialogKey key, long version) {
    return script(RedisScript.TOLD, key, version);
  }

  /** Forgets a version that PostgreSQL does not take; says 0 if there is a newer one. */
  long discard(DialogKey key, long version) {
    return script(RedisScript.DISCARD, key, version);
  }

  private long script(RedisScript script, DialogKey key, long version) {
    return (long)
        dialogs.run(script, key, List.of(pending), List.of(key.toString(), Long.toString(version)));
  }

  /** All that PostgreSQL has not been told of; it has been away not for long. */
  List<DialogKey> pending() {
    ScanParams wanted = new ScanParams().count(PAGE);
    Set<DialogKey> found = new LinkedHashSet<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      String from = cursor;
      ScanResult<Map.Entry<String, String>> page =
          connection.call((redis, again) -> redis.hscan(pending, from, wanted));
      page.getResult().forEach(entry -> found.add(DialogKey.parse(entry.getKey())));
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return List.copyOf(found);
  }

  /** The run of the server, another one after each restart. */
  String run() {
    return connection
        .call((redis, again) -> redis.info("server"))
        .lines()
        .filter(line -> line.startsWith("run_id:"))
        .findFirst()
        .orElse("run_id:unknown");
  }

  /** The run of the server that had all dialogs; empty if none had. */
  Optional<String> wholeOf() {
    return Optional.ofNullable(connection.call((redis, again) -> redis.get(whole)));
  }

  String markWhole(String run) {
    return connection.call((redis, again) -> redis.set(whole, run));
  }
}
