package dev.watertight.sample.flow;

import java.io.IOException;
import java.util.Map;

/** Where the bot files what users have told, once a dialog is complete. */
public interface Records {
  /**
   * Creates one, or finds the one that the same key has created.
   *
   * @param collection such as {@code orders}
   * @param key the same for the same update, however often it is handled
   * @return the number by which people know it
   * @throws IOException if it was not created, or nobody knows
   */
  String create(String collection, String key, Map<String, String> fields)
      throws IOException, InterruptedException;
}
