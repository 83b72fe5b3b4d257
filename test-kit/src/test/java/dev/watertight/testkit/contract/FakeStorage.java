package dev.watertight.testkit.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.Transaction;

/** A storage that keeps all rules, of which the broken ones differ in one place. */
class FakeStorage implements StorageUnderTest {
  private static final long SECONDS = 3600;

  final JedisPool pool;

  FakeStorage(String uri) {
    this.pool = new JedisPool(uri);
  }

  String key(Conversation conversation) {
    return "dialog:" + conversation.chat() + ":" + conversation.user();
  }

  @Override
  public void write(Conversation conversation, StoredDialog dialog) {
    try (Jedis redis = pool.getResource();
        Transaction all = redis.multi()) {
      all.del(key(conversation));
      Map<String, String> fields = new HashMap<>();
      dialog.data().forEach((field, value) -> fields.put("data:" + field, value));
      dialog.state().ifPresent(state -> fields.put("state", state));
      if (!fields.isEmpty()) {
        all.hset(key(conversation), fields);
        all.expire(key(conversation), SECONDS);
      }
      all.exec();
    }
  }

  @Override
  public StoredDialog read(Conversation conversation) {
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
  public void close() {
    pool.close();
  }
}
