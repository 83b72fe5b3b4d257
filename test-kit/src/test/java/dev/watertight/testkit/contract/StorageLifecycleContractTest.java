package dev.watertight.testkit.contract;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.JedisPool;

/** Each rule of {@link StorageLifecycleContract} fails for a storage that breaks it alone. */
final class StorageLifecycleContractTest {
  private final Queue<JedisPool> left = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    left.forEach(JedisPool::close);
  }

  private FakeStorage open(String uri) {
    return new FakeStorage(uri) {
      @Override
      public void close() {
        left.add(pool);
      }
    };
  }

  @Test
  void lif1_fails_where_the_pool_stays_open() {
    Twin.of(this::open)
        .patient(Duration.ofSeconds(1))
        .breaks("LIF1", "connections to Redis that are open 1 s after close()", "no. 1, from /");
  }

  @Test
  void lif2_fails_where_a_second_close_throws() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void close() throws Exception {
                    if (pool.isClosed()) {
                      throw new IllegalStateException("closed already");
                    }
                    super.close();
                  }
                })
        .breaks("LIF2", "the second close() threw java.lang.IllegalStateException: closed already");
  }

  @Test
  void lif3_fails_where_a_use_after_close_works() {
    Twin.of(this::open)
        .breaks("LIF3", "write after close() returned as if all were well", "-> done");
  }

  @Test
  void lif3_fails_where_a_use_after_close_is_a_riddle() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    if (pool.isClosed()) {
                      throw new NullPointerException("this.pool is null");
                    }
                    return super.read(user);
                  }
                })
        .breaks(
            "LIF3",
            "read after close() threw java.lang.NullPointerException",
            "whoever reads the log");
  }

  @Test
  void lif3_proves_that_it_goes_on_where_closing_is_denied() {
    Twin.of(this::open).without(Capability.CLOSES).keeps("LIF3");
    Twin.of(FakeStorage::new)
        .without(Capability.CLOSES)
        .breaks("LIF3", "CLOSES is denied, and after close() a call throws");
  }

  @Test
  void lif4_fails_where_each_opening_leaves_a_thread() {
    Twin.of(
            uri -> {
              forgotten("dialog-cleaner");
              return new FakeStorage(uri);
            })
        .breaks("LIF4", "open, write and close, 5 times", "threads: 5", "dialog-cleaner");
  }

  private void forgotten(String name) {
    Thread thread =
        new Thread(
            () -> {
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  @Test
  void lif5_fails_where_each_operation_has_a_pool() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    FakeStorage fresh = new FakeStorage(uri);
                    try {
                      return fresh.read(user);
                    } finally {
                      fresh.close();
                    }
                  }
                })
        .breaks("LIF5", "60 writes and reads made 60 connections", "Keep one pool for all");
  }

  @Test
  void lif6_fails_where_those_who_use_it_wait_for_ever() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    if (pool.isClosed()) {
                      over.await();
                    }
                    super.write(user, dialog);
                  }
                })
        .patient(Duration.ofSeconds(2))
        .breaks("LIF6", "4 threads used the storage while it was closed, and did not end within 2");
  }

  @Test
  void lif7_fails_where_an_opening_in_vain_leaves_a_thread() {
    Twin.of(
            uri -> {
              FakeStorage storage = new FakeStorage(uri);
              if (!storage.isConnected()) {
                forgotten("dialog-pool");
                storage.close();
                throw new IllegalStateException("Redis does not answer");
              }
              return storage;
            })
        .breaks("LIF7", "an opening that fails since the server is away", "dialog-pool");
  }
}
