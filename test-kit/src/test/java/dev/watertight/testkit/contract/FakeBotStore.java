package dev.watertight.testkit.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the {@link FakeBot} keeps in Redis: dialogs, and what it answered to which update. */
final class FakeBotStore implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long DIALOG_SECONDS = 3600;
  private static final long UPDATE_SECONDS = 86_400;
  private static final String SENT = "sent";
  private static final String ALL = "dialogs";

  private final JedisPool pool;
  private final Set<Flaw> flaws;
  private final boolean inMemory;
  private final Map<String, Map<String, String>> memory = new ConcurrentHashMap<>();
  private final List<byte[]> kept = new ArrayList<>();
  private final Map<String, Long> lastUpdates = new ConcurrentHashMap<>();

  FakeBotStore(String uri, Set<Flaw> flaws) {
    this.flaws = flaws;
    this.pool =
        flaws.contains(Flaw.WAITS_FOR_REDIS_FOR_EVER)
            ? new JedisPool(new JedisPoolConfig(), URI.create(uri), 0)
            : new JedisPool(uri);
    this.inMemory = flaws.contains(Flaw.STATE_IN_MEMORY) || isFallingBack();
  }

  private boolean isFallingBack() {
    if (!flaws.contains(Flaw.FALLS_BACK_TO_MEMORY)) {
      return false;
    }
    try (Jedis redis = pool.getResource()) {
      return !redis.ping().equals("PONG");
    } catch (JedisException e) {
      return true;
    }
  }

  /** Lets no other instance start. */
  void lock() {
    try (Jedis redis = pool.getResource()) {
      if (redis.setnx("lock", "taken") == 0) {
        pool.close();
        throw new IllegalStateException("another instance runs");
      }
    }
  }

  /** What is known of a dialog; empty outside of one. */
  Map<String, String> dialog(String chat) {
    if (inMemory) {
      return memory.getOrDefault(chat, Map.of());
    }
    if (flaws.contains(Flaw.REMEMBERS_IN_MEMORY_TOO) && memory.containsKey(chat)) {
      return memory.get(chat);
    }
    try (Jedis redis = pool.getResource()) {
      if (flaws.contains(Flaw.STATES_IN_ONE_HASH)) {
        return read(Optional.ofNullable(redis.hget(ALL, chat)).orElse("{}"));
      }
      return redis.hgetAll("fsm:" + chat);
    }
  }

  boolean isHandled(long update, String chat, boolean press) {
    try (Jedis redis = pool.getResource()) {
      if (flaws.contains(Flaw.LOOKS_AT_ALL_KEYS)) {
        redis.keys("fsm:*");
      }
      if (flaws.contains(Flaw.LOOKS_AT_ALL_USERS)) {
        memory.keySet().forEach(user -> redis.exists("fsm:" + user));
      }
      if (flaws.contains(Flaw.KEEPS_ALL_UPDATES)) {
        kept.add(new byte[20_000]);
      }
      return isKnown(redis, update, chat, press);
    }
  }

  private boolean isKnown(Jedis redis, long update, String chat, boolean press) {
    if (flaws.contains(Flaw.UPDATES_BUT_THE_LAST_ARE_FORGOTTEN)) {
      return lastUpdates.getOrDefault(chat, 0L) == update;
    }
    if (press && flaws.contains(Flaw.PRESSES_ARE_KNOWN_IN_MEMORY)) {
      return lastUpdates.containsValue(update);
    }
    if (press && flaws.contains(Flaw.PRESSES_ORDER_EACH_TIME)) {
      return false;
    }
    return !flaws.contains(Flaw.UPDATES_ARE_FORGOTTEN) && redis.exists("update:" + update);
  }

  /** Keeps in one step that an update was handled, what is answered, and where the dialog is. */
  void handled(long update, String chat, boolean press, FakeBotDialog.Turn turn) {
    String receipt = "update:" + update;
    try (Jedis redis = pool.getResource()) {
      redis.watch(receipt);
      if (isKnown(redis, update, chat, press)) {
        redis.unwatch();
        return;
      }
      try (Transaction all = redis.multi()) {
        all.set(
            receipt,
            JSON.writeValueAsString(turn.answer()),
            SetParams.setParams().ex(UPDATE_SECONDS));
        // What stays, and grows with nobody.
        all.incr("messages");
        keep(all, chat, turn.dialog());
        all.exec();
      }
    }
    lastUpdates.put(chat, update);
  }

  private void keep(Transaction all, String chat, Map<String, String> dialog) {
    memory.put(chat, new HashMap<>(dialog));
    if (inMemory) {
      return;
    }
    if (flaws.contains(Flaw.STATES_IN_ONE_HASH)) {
      if (dialog.isEmpty()) {
        all.hdel(ALL, chat);
      } else {
        all.hset(ALL, chat, JSON.writeValueAsString(dialog));
      }
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
          .map(FakeBotStore::read);
    }
  }

  private static Map<String, String> read(String json) {
    return JSON.readValue(json, new TypeReference<>() {});
  }

  void clearAll() {
    try (Jedis redis = pool.getResource()) {
      redis.flushDB();
    }
  }

  void sent(long update) {
    if (flaws.contains(Flaw.ANSWERS_ARE_REPEATED)) {
      return;
    }
    try (Jedis redis = pool.getResource()) {
      redis.set("update:" + update, SENT, SetParams.setParams().xx().keepTtl());
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
