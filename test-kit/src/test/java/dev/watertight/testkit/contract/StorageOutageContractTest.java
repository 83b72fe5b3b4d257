package dev.watertight.testkit.contract;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Each rule of {@link StorageOutageContract} fails for a storage that breaks it alone. */
final class StorageOutageContractTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  @Test
  void out1_fails_where_a_call_is_tried_for_ever() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    while (!Thread.currentThread().isInterrupted()) {
                      try {
                        return super.read(user);
                      } catch (JedisException e) {
                        LockSupport.parkNanos(10_000_000);
                      }
                    }
                    throw new InterruptedException();
                  }
                })
        .patient(SHORT)
        .breaks(
            "OUT1",
            "storage.read(user 101) did not return within 2 s. It hangs here:",
            "Redis goes away");
  }

  @Test
  void out2_fails_where_an_error_is_swallowed() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    try {
                      super.write(user, dialog);
                    } catch (JedisException e) {
                      // As bots do, with a line in the log.
                    }
                  }

                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    try {
                      return super.read(user);
                    } catch (JedisException e) {
                      return super.read(user);
                    }
                  }
                })
        .breaks(
            "OUT2",
            "a write that returned while Redis was away",
            "storage.write(user 200, state \"order:phone\", data {}) -> done",
            "but was: nothing");
  }

  @Test
  void out3_fails_where_no_answer_is_taken_for_nothing() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    try {
                      return super.read(user);
                    } catch (JedisException e) {
                      return StoredDialog.NONE;
                    }
                  }
                })
        .breaks("OUT3", "the user is out of the dialog without a word", "but was: nothing");
  }

  @Test
  void out4_fails_where_the_first_error_is_the_end() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    try {
                      super.write(user, dialog);
                    } catch (JedisException e) {
                      pool.close();
                      throw e;
                    }
                  }
                })
        .patient(SHORT)
        .breaks(
            "OUT4",
            "it does not work again within 2 s after Redis is back: it threw ",
            "until somebody restarts it");
  }

  /** One connection for all its life. */
  private static final class OneConnection extends FakeStorage {
    private final Jedis only;

    OneConnection(String uri) {
      super(uri);
      only = new Jedis(URI.create(uri), 500);
    }

    @Override
    public synchronized StoredDialog read(Conversation user) throws Exception {
      only.ping();
      return super.read(user);
    }

    @Override
    public void close() throws Exception {
      only.close();
      super.close();
    }
  }

  @Test
  void out5_fails_where_a_broken_connection_is_kept() {
    Twin.of(OneConnection::new)
        .patient(SHORT)
        .breaks("OUT5", "does not work again within 2 s", "resets all connections");
  }

  /** Waits for an answer as long as it takes. */
  private static FakeStorage waiting(String uri) {
    return new FakeStorage(uri) {
      private final JedisPool patient = new JedisPool(URI.create(uri), 0);

      @Override
      public void write(Conversation user, StoredDialog dialog) throws Exception {
        try (Jedis redis = patient.getResource()) {
          redis.ping();
        }
        super.write(user, dialog);
      }

      @Override
      public void close() throws Exception {
        patient.close();
        super.close();
      }
    };
  }

  @Test
  void out6_fails_where_no_answer_is_waited_for_without_end() {
    Twin.of(StorageOutageContractTest::waiting)
        .patient(SHORT)
        .breaks("OUT6", "did not return within 2 s. It hangs here:", "nothing passes any more");
  }

  @Test
  void out7_fails_where_a_server_that_hangs_is_waited_for_without_end() {
    Twin.of(StorageOutageContractTest::waiting)
        .patient(SHORT)
        .breaks("OUT7", "did not return within 2 s. It hangs here:", "halted by SIGSTOP");
  }

  @Test
  void out8_fails_where_all_is_always_well() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public boolean isConnected() {
                    return true;
                  }
                })
        .breaks("OUT8", "readiness sends users to a bot", "storage.isConnected() -> true");
  }

  @Test
  void out8_proves_that_health_is_refused_where_it_is_denied() {
    Twin.of(FakeStorage::new)
        .without(Capability.HEALTH)
        .breaks("OUT8", "HEALTH is denied, and isConnected() works");
  }

  @Test
  void out9_fails_where_a_refused_write_is_swallowed() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    try {
                      super.write(user, dialog);
                    } catch (JedisDataException e) {
                      // As bots do, with a line in the log.
                    }
                  }
                })
        .breaks(
            "OUT9",
            "a write that returned while Redis was full",
            "Redis is full (maxmemory, noeviction)",
            "but was: nothing");
  }

  @Test
  void out10_fails_where_one_key_is_nothing_without_another() {
    Twin.of(StorageTtlContractTest::inTwoKeys)
        .breaks("OUT10", "read threw java.lang.NumberFormatException", "was evicted");
  }

  @Test
  void out11_fails_where_an_opening_waits_for_ever() {
    Twin.of(
            uri -> {
              FakeStorage storage = new FakeStorage(uri);
              while (!storage.isConnected()) {
                if (Thread.currentThread().isInterrupted()) {
                  storage.close();
                  throw new InterruptedException();
                }
                LockSupport.parkNanos(10_000_000);
              }
              return storage;
            })
        .patient(Duration.ofSeconds(1))
        .breaks("OUT11", "open(surroundings) did not return within 4 s. It hangs here:");
  }
}
