package dev.watertight.errorprone;

/** Sources with one leak each. */
final class Samples {
  /** An error of UnclosedStorage. */
  static final String STORAGE =
      """
      package bot;

      import redis.clients.jedis.Jedis;

      final class Storage {
        String get(String key) {
          Jedis jedis = new Jedis("localhost");
          return jedis.get(key);
        }
      }
      """;

  /** A warning of UnclosedStorage: only an exception leaves it open. */
  static final String STORAGE_WHEN_IT_THROWS =
      """
      package bot;

      import redis.clients.jedis.Jedis;

      final class Throwing {
        String get(String key) {
          Jedis jedis = new Jedis("localhost");
          String value = jedis.get(key);
          jedis.close();
          return value;
        }
      }
      """;

  /** A warning of UnclosedResource. */
  static final String RESOURCE =
      """
      package bot;

      import java.io.FileInputStream;
      import java.io.IOException;

      final class Resource {
        int read() throws IOException {
          return new FileInputStream("a").read();
        }
      }
      """;

  private Samples() {}
}
