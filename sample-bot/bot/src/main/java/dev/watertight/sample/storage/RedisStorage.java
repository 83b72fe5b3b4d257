package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.ActiveDialog;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Keeps dialogs in Redis, in three keys each: {@code <prefix>{<bot>:<chat>:<user>:<thread>}:state},
 * {@code :data} and {@code :receipt}. State and data expire each for itself; the receipt, which
 * also has the version, outlives both. Reading one is one round trip, and so is writing one:
 * scripts compare the version and write in one step. What none of our releases has written is not
 * touched.
 *
 * <p>How much survives a crash of Redis is a matter of its own settings: all with {@code appendonly
 * yes} and {@code appendfsync always}, all but the last second with {@code everysec}.
 */
public final class RedisStorage implements DialogStorage {
  private static final int PAGE = 500;

  private final RedisConnection connection;
  private final RedisKeys keys;
  private final RedisDialogs dialogs;

  /** Connects with the first call, such as {@link #ping}. */
  public RedisStorage(RedisSettings settings) {
    this(new RedisConnection(settings), new RedisKeys(settings.prefix()));
  }

  /** Closes the connection when it is closed itself. */
  RedisStorage(RedisConnection connection, RedisKeys keys) {
    this.connection = connection;
    this.keys = keys;
    this.dialogs = new RedisDialogs(connection, keys);
  }

  /**
   * Sees whether Redis answers.
   *
   * @throws dev.watertight.sample.dialog.StorageException if it does not, or does not let us in
   */
  public void ping() {
    connection.call((redis, again) -> redis.ping());
  }

  @Override
  public Dialog load(DialogKey key) {
    return dialogs.read(key, (List<?>) dialogs.run(RedisScript.LOAD, key, List.of(), List.of()));
  }

  @Override
  public boolean replace(DialogKey key, Dialog before, Dialog after, Lifetime lifetime) {
    RedisDialogs.Written written = RedisDialogs.Written.of(before, after, lifetime);
    return dialogs.write(RedisScript.REPLACE, key, List.of(), written) == 1;
  }

  @Override
  public void answered(DialogKey key, Dialog dialog) {
    Optional<Receipt> receipt = dialog.receipt().map(Receipt::whenAnswered);
    if (receipt.isPresent()) {
      List<String> arguments =
          List.of(
              Long.toString(dialog.version()),
              DialogJson.version(dialog.withReceipt(receipt.get())));
      List<String> version = keys.of(key).subList(2, 3);
      dialogs.run(
          key,
          (redis, again) -> RedisConnection.run(redis, RedisScript.ANSWERED, version, arguments));
    }
  }

  /** Counts keys while others go on; one that comes, goes or moves meanwhile may be miscounted. */
  @Override
  public long countActive() {
    long[] count = {0};
    forEachPage(
        page -> count[0] += page.stream().filter(key -> keys.parse(key).isPresent()).count());
    return count[0];
  }

  @Override
  public void forEachActive(Consumer<ActiveDialog> visitor) {
    forEachPage(
        page -> {
          List<String> wanted = new ArrayList<>(page);
          page.forEach(stateKey -> wanted.add(keys.version(stateKey)));
          List<@Nullable String> values =
              connection.call((redis, again) -> redis.mget(wanted.toArray(new String[0])));
          for (int i = 0; i < page.size(); i++) {
            active(page.get(i), values.get(i), values.get(page.size() + i)).ifPresent(visitor);
          }
        });
  }

  private Optional<ActiveDialog> active(
      String stateKey, @Nullable String state, @Nullable String version) {
    Optional<DialogKey> key = keys.parse(stateKey);
    if (key.isEmpty() || state == null) {
      return Optional.empty();
    }
    try {
      Dialog dialog = DialogReader.read(stateKey, state, null, version);
      return dialog
          .state()
          .map(id -> new ActiveDialog(key.get(), id, dialog.changed(), dialog.reminded()));
    } catch (ForeignDataException e) {
      // It is nobody's dialog; who writes to that user is told so.
      return Optional.empty();
    }
  }

  private void forEachPage(Consumer<List<String>> visitor) {
    ScanParams wanted = new ScanParams().match(keys.states()).count(PAGE);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      String from = cursor;
      ScanResult<String> page = connection.call((redis, again) -> redis.scan(from, wanted));
      if (!page.getResult().isEmpty()) {
        visitor.accept(page.getResult());
      }
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
  }

  @Override
  public boolean isConnected() {
    return connection.answers();
  }

  @Override
  public void close() {
    connection.close();
  }
}
