package dev.watertight.testkit.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.params.SetParams;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the {@link FakeBot} keeps in Redis: dialogs, and what it answered to which update. */
final class FakeBotStore implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long DIALOG_SECONDS = 3600;
  private static final long UPDATE_SECONDS = 86_400;
  private static final String SENT = "sent";

  private final JedisPool pool;
  private final Set<Flaw> flaws;
  private final Map<String, Map<String, String>> memory = new ConcurrentHashMap<>();

  FakeBotStore(String uri, Set<Flaw> flaws) {
    this.pool = new JedisPool(uri);
    this.flaws = flaws;
  }

  /** What is known of a dialog; empty outside of one. */
  Map<String, String> dialog(String chat) {
    if (flaws.contains(Flaw.STATE_IN_MEMORY)) {
      return memory.getOrDefault(chat, Map.of());
    }
    try (Jedis redis = pool.getResource()) {
      return redis.hgetAll("fsm:" + chat);
    }
  }

  boolean isHandled(long update) {
    try (Jedis redis = pool.getResource()) {
      return !flaws.contains(Flaw.FORGETS_UPDATES) && redis.exists("update:" + update);
    }
  }

  /** Keeps in one step that an update was handled, what is answered, and where the dialog is. */
  void handled(long update, String chat, FakeBotDialog.Turn turn) {
    String receipt = "update:" + update;
    try (Jedis redis = pool.getResource()) {
      redis.watch(receipt);
      if (isKnown(redis, receipt)) {
        redis.unwatch();
        return;
      }
      try (Transaction all = redis.multi()) {
        all.set(
            receipt,
            JSON.writeValueAsString(turn.answer()),
            SetParams.setParams().ex(UPDATE_SECONDS));
        keep(all, chat, turn.dialog());
        all.exec();
      }
    }
  }

  private boolean isKnown(Jedis redis, String receipt) {
    return !flaws.contains(Flaw.FORGETS_UPDATES) && redis.exists(receipt);
  }

  private void keep(Transaction all, String chat, Map<String, String> dialog) {
    if (flaws.contains(Flaw.STATE_IN_MEMORY)) {
      memory.put(chat, new HashMap<>(dialog));
      return;
    }
    all.del("fsm:" + chat);
    if (!dialog.isEmpty()) {
      all.hset("fsm:" + chat, dialog);
      if (!flaws.contains(Flaw.STATE_FOR_EVER)) {
        all.expire("fsm:" + chat, DIALOG_SECONDS);
      }
    }
  }

  void clear(String chat) {
    memory.remove(chat);
    try (Jedis redis = pool.getResource()) {
      redis.del("fsm:" + chat);
    }
  }

  /** The answer to an update that was not sent yet, as far as is known. */
  Optional<Map<String, String>> unsent(long update) {
    try (Jedis redis = pool.getResource()) {
      return Optional.ofNullable(redis.get("update:" + update))
          .filter(answer -> !answer.equals(SENT))
          .map(answer -> JSON.readValue(answer, new TypeReference<Map<String, String>>() {}));
    }
  }

  void sent(long update) {
    try (Jedis redis = pool.getResource()) {
      redis.set("update:" + update, SENT, SetParams.setParams().xx().keepTtl());
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
