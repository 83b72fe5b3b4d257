package dev.watertight.testkit.contract;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Each rule of {@link StorageConcurrencyContract} fails for a storage that breaks it alone. */
final class StorageConcurrencyContractTest {
  private final Queue<JedisPool> left = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    left.forEach(JedisPool::close);
  }

  /** Reads, changes and writes back. */
  private static class WritingBack extends FakeStorage {
    WritingBack(String uri) {
      super(uri);
    }

    @Override
    public void put(Conversation user, String field, String value) throws Exception {
      write(user, read(user).with(field, value));
    }
  }

  @Test
  void con1_fails_where_data_is_read_and_written_back() {
    Twin.of(WritingBack::new)
        .breaks("CON1", "one answer is forgotten", "8 threads put 25 fields each", "field-");
  }

  @Test
  void con1_proves_that_put_is_refused_where_it_is_denied() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void put(Conversation user, String field, String value) {
                    throw new UnsupportedOperationException("put");
                  }
                })
        .without(Capability.ATOMIC_PUT)
        .keeps("CON1", "LIF3");
    Twin.of(FakeStorage::new)
        .without(Capability.ATOMIC_PUT)
        .breaks("CON1", "ATOMIC_PUT is denied, and put(..) works");
  }

  @Test
  void con2_fails_where_the_lock_is_of_one_process() {
    Twin twin =
        Twin.of(
            uri ->
                new WritingBack(uri) {
                  @Override
                  public synchronized void put(Conversation user, String field, String value)
                      throws Exception {
                    super.put(user, field, value);
                  }
                });
    twin.keeps("CON1");
    twin.breaks("CON2", "one answer is forgotten", "open() -> storage 2");
  }

  @Test
  void con3_fails_where_a_field_serves_all_users() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  private volatile StoredDialog current = StoredDialog.NONE;

                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    current = dialog;
                    LockSupport.parkNanos(100_000);
                    super.write(user, current);
                  }
                })
        .breaks("CON3", "one user is shown what another told", "8 users write and read 40 times");
  }

  @Test
  void con4_fails_where_state_and_data_are_written_apart() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    Optional<String> state = read(user).state();
                    super.write(user, new StoredDialog(state, dialog.data()));
                    super.write(user, dialog);
                  }
                })
        .breaks("CON4", "the state of one write with the data of another");
  }

  @Test
  void con5_fails_where_each_thread_has_a_connection() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  private final ThreadLocal<JedisPool> pools =
                      ThreadLocal.withInitial(
                          () -> {
                            JedisPool pool = new JedisPool(uri);
                            left.add(pool);
                            return pool;
                          });

                  @Override
                  public StoredDialog read(Conversation user) {
                    try (Jedis redis = pools.get().getResource()) {
                      return redis.exists(key(user))
                          ? StoredDialog.in("order:phone")
                          : StoredDialog.NONE;
                    }
                  }
                })
        .breaks(
            "CON5",
            "connections that were added by four more rounds of 16 new threads",
            "Use a pool");
  }
}
