package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.StoredDialog;
import io.github.tgkit.internal.state.RedisStateStore;
import io.github.tgkit.internal.state.StateStore;
import redis.clients.jedis.JedisPool;

/** The state store of TgKit on Redis: a text for each chat, and no way to delete it. */
final class TgKitOnRedis implements StorageUnderTest {
  private final JedisPool pool;
  private final StateStore store;

  TgKitOnRedis(String uri) {
    this.pool = new JedisPool(uri);
    this.store = new RedisStateStore(pool);
  }

  @Override
  public void write(Conversation conversation, StoredDialog dialog) {
    store.set(Long.toString(conversation.chat()), dialog.state().orElse(""));
  }

  @Override
  public StoredDialog read(Conversation conversation) {
    String state = store.get(Long.toString(conversation.chat()));
    return state == null || state.isEmpty() ? StoredDialog.NONE : StoredDialog.in(state);
  }

  @Override
  public void close() {
    pool.close();
  }
}
