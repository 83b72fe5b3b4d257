package bot;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Where each chat is in its dialog, kept in Redis. */
public class DialogStorage implements AutoCloseable {
  private static final long DAY = 86_400;

  private final JedisPool pool;

  public DialogStorage(String host) {
    this.pool = new JedisPool(host, 6379);
  }

  /** Leaks: nobody gives the connection back. Eight messages later the pool is empty. */
  public String state(long chat) {
    Jedis jedis = pool.getResource();
    return jedis.get(key(chat));
  }

  /** Leaks: where Redis does not answer, the last line is never reached. */
  public void save(long chat, String state) {
    Jedis jedis = pool.getResource();
    jedis.setex(key(chat), DAY, state);
    jedis.close();
  }

  /** Right: the connection goes back whatever happens. */
  public void clear(long chat) {
    try (Jedis jedis = pool.getResource()) {
      jedis.del(key(chat));
    }
  }

  private static String key(long chat) {
    return "dialog:" + chat;
  }

  @Override
  public void close() {
    pool.close();
  }
}
