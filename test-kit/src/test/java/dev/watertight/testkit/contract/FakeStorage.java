package dev.watertight.testkit.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** A storage that keeps all rules, of which the broken ones differ in one place. */
class FakeStorage implements StorageUnderTest {
  static final long SECONDS = 3600;
  private static final int TIMEOUT = 1_500;

  final JedisPool pool;

  FakeStorage(String uri) {
    this.pool = new JedisPool(java.net.URI.create(uri), TIMEOUT);
  }

  String key(Conversation conversation) {
    return "dialog:" + conversation.chat() + ":" + conversation.user();
  }

  @Override
  public void write(Conversation conversation, StoredDialog dialog) throws Exception {
    try (Jedis redis = pool.getResource();
        Transaction all = redis.multi()) {
      all.del(key(conversation));
      Map<String, String> fields = new HashMap<>();
      dialog.data().forEach((field, value) -> fields.put("data:" + field, value));
      dialog.state().ifPresent(state -> fields.put("state", state));
      if (!fields.isEmpty()) {
        all.hset(key(conversation), fields);
        expire(all, conversation);
      }
      all.exec();
    }
  }

  void expire(Transaction all, Conversation conversation) {
    all.expire(key(conversation), SECONDS);
  }

  @Override
  public StoredDialog read(Conversation conversation) throws Exception {
    try (Jedis redis = pool.getResource()) {
      Map<String, String> fields = redis.hgetAll(key(conversation));
      StoredDialog dialog = new StoredDialog(Optional.ofNullable(fields.remove("state")), Map.of());
      for (Map.Entry<String, String> field : fields.entrySet()) {
        dialog = dialog.with(field.getKey().substring("data:".length()), field.getValue());
      }
      return dialog;
    }
  }

  @Override
  public void put(Conversation conversation, String field, String value) throws Exception {
    try (Jedis redis = pool.getResource();
        Transaction all = redis.multi()) {
      all.hset(key(conversation), "data:" + field, value);
      expire(all, conversation);
      all.exec();
    }
  }

  @Override
  public long countActive() throws Exception {
    long count = 0;
    try (Jedis redis = pool.getResource()) {
      String cursor = ScanParams.SCAN_POINTER_START;
      do {
        ScanResult<String> page = redis.scan(cursor, new ScanParams().match("dialog:*").count(100));
        count += page.getResult().stream().filter(key -> redis.hexists(key, "state")).count();
        cursor = page.getCursor();
      } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }
    return count;
  }

  @Override
  public boolean isConnected() {
    try (Jedis redis = pool.getResource()) {
      return redis.ping().equals("PONG");
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public Duration stateLifetime() {
    return Duration.ofSeconds(SECONDS);
  }

  @Override
  public void close() throws Exception {
    pool.close();
  }
}
