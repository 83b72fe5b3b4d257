package dev.watertight.testkit.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Transaction;

/** Each rule of {@link StorageTtlContract} fails for a storage that breaks it alone. */
final class StorageTtlContractTest {
  private static FakeStorage forEver(String uri) {
    return new FakeStorage(uri) {
      @Override
      void expire(Transaction all, Conversation user) {}
    };
  }

  @Test
  void ttl1_fails_where_a_key_stays_for_ever() {
    Twin.of(StorageTtlContractTest::forEver)
        .breaks(
            "TTL1",
            "dialogs that users abandon stay for ever",
            "dialog:101:101 never expires",
            "PT1H");
  }

  @Test
  void ttl1_fails_where_a_key_lives_longer_than_declared() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public Duration stateLifetime() {
                    return Duration.ofMinutes(10);
                  }
                })
        .breaks("TTL1", "dialog:101:101", "PT10M");
  }

  @Test
  void ttl1_proves_that_nothing_expires_where_that_is_denied() {
    Twin.of(StorageTtlContractTest::forEver).without(Capability.EXPIRES).keeps("TTL1");
    Twin.of(FakeStorage::new)
        .without(Capability.EXPIRES)
        .breaks("TTL1", "EXPIRES is denied, and each key that a write added has an expiry");
  }

  @Test
  void ttl2_fails_where_dialogs_end_early() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  void expire(Transaction all, Conversation user) {
                    all.expire(key(user), 600);
                  }
                })
        .breaks("TTL2", "time that is left of the state", "the adapter declares PT1H");
  }

  @Test
  void ttl3_fails_where_the_time_is_set_once() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    try (Jedis redis = pool.getResource()) {
                      long left = redis.ttl(key(user));
                      super.write(user, dialog);
                      if (left > 0) {
                        redis.expire(key(user), left);
                      }
                    }
                  }
                })
        .breaks("TTL3", "thrown out in the middle of a long dialog", "each key has 30 s left");
  }

  /** Remembers what it wrote. */
  private static final class Remembering extends FakeStorage {
    private final Map<Conversation, StoredDialog> written = new ConcurrentHashMap<>();

    Remembering(String uri) {
      super(uri);
    }

    @Override
    public void write(Conversation user, StoredDialog dialog) throws Exception {
      super.write(user, dialog);
      written.put(user, dialog);
    }

    @Override
    public StoredDialog read(Conversation user) throws Exception {
      return written.getOrDefault(user, super.read(user));
    }
  }

  @Test
  void ttl4_fails_where_an_expired_dialog_is_remembered() {
    Twin.of(Remembering::new).breaks("TTL4", "back after days into a half order");
  }

  /** A key for the state and one for the data, read as if they came and went together. */
  static FakeStorage inTwoKeys(String uri) {
    return new FakeStorage(uri) {
      @Override
      public void write(Conversation user, StoredDialog dialog) throws Exception {
        super.write(user, dialog);
        try (Jedis redis = pool.getResource()) {
          redis.setex(key(user) + ":fields", SECONDS, String.valueOf(dialog.data().size()));
        }
      }

      @Override
      public StoredDialog read(Conversation user) throws Exception {
        try (Jedis redis = pool.getResource()) {
          StoredDialog read = super.read(user);
          if (read.equals(StoredDialog.NONE)) {
            return read;
          }
          if (Integer.parseInt(redis.get(key(user) + ":fields")) < read.data().size()) {
            throw new IllegalStateException("too many fields");
          }
          return read;
        }
      }
    };
  }

  @Test
  void ttl5_fails_where_one_key_is_nothing_without_another() {
    Twin.of(StorageTtlContractTest::inTwoKeys)
        .breaks(
            "TTL5",
            "read threw java.lang.NumberFormatException",
            "after its key dialog:101:101:fields expired",
            "the bot cannot answer this user any more");
  }

  @Test
  void ttl6_fails_where_an_old_dialog_comes_back() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  private final Map<String, String> told = new HashMap<>();

                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    told.putAll(dialog.data());
                    super.write(user, new StoredDialog(dialog.state(), told));
                  }
                })
        .breaks("TTL6", "begun after one had expired, alone", "equipment=drill");
  }

  @Test
  void ttl7_fails_where_the_expired_are_counted() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  private final Set<Conversation> active = ConcurrentHashMap.newKeySet();

                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    super.write(user, dialog);
                    Optional<String> state = dialog.state();
                    if (state.isPresent()) {
                      active.add(user);
                    } else {
                      active.remove(user);
                    }
                  }

                  @Override
                  public long countActive() {
                    return active.size();
                  }
                })
        .breaks("TTL7", "else the count grows for ever", "all keys of the dialog expire");
  }
}
