package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.settings.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;

/** Calls of the storage, and the same scripts with the same arguments by the plain client. */
final class RedisCalls implements AutoCloseable {
  private static final DialogKey KEY = new DialogKey(1, 42, 42, 0);

  private final RedisStorage storage;
  private final RedisClient client;
  private final List<String> keys = new RedisKeys("benchmark:").of(KEY);
  private final List<String> written;
  private final String versionTail;
  private Dialog current;

  /** Writes the keys {@code benchmark:*} of this Redis. */
  RedisCalls(String url) {
    Environment environment =
        new Environment(Map.of("REDIS_URL", url, "REDIS_KEY_PREFIX", "benchmark:"));
    StorageSettings settings = StorageSettings.read(environment);
    environment.check();
    storage = new RedisStorage(settings.redis().orElseThrow());
    client = RedisClient.create(url);
    keys.forEach(client::del);
    current = Sample.after(Dialog.NONE);
    storage.replace(KEY, Dialog.NONE, current, Sample.LIFETIME);
    storage.load(KEY);
    written =
        new ArrayList<>(
            RedisDialogs.Written.of(current, Sample.after(current), Sample.LIFETIME)
                .arguments(false));
    String document = written.get(3);
    versionTail = document.substring(document.indexOf(','));
  }

  void load() {
    if (!storage.load(KEY).state().equals(current.state())) {
      throw new IllegalStateException("somebody else writes");
    }
  }

  void loadByClient() {
    client.evalsha(RedisScript.LOAD.sha(), keys, List.of());
  }

  void replace() {
    Dialog before = current;
    current = Sample.after(before);
    write(before);
  }

  void replaceByClient() {
    Dialog before = current;
    current = Sample.after(before);
    written.set(0, Long.toString(before.version()));
    written.set(3, "{\"version\":" + current.version() + versionTail);
    if (!client.evalsha(RedisScript.REPLACE.sha(), keys, written).equals(1L)) {
      throw new IllegalStateException("somebody else writes");
    }
  }

  /** A whole update: what is there is read, changed and written. */
  void update() {
    Dialog before = storage.load(KEY);
    current = Sample.after(before);
    write(before);
  }

  private void write(Dialog before) {
    if (!storage.replace(KEY, before, current, Sample.LIFETIME)) {
      throw new IllegalStateException("somebody else writes");
    }
  }

  void updateByClient() {
    loadByClient();
    replaceByClient();
  }

  @Override
  public void close() {
    keys.forEach(client::del);
    client.close();
    storage.close();
  }
}
