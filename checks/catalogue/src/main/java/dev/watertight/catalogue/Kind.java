package dev.watertight.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a resource is for. */
public enum Kind {
  STORAGE,
  REDIS_CLIENT,
  HTTP_CLIENT,
  DB_POOL,
  DB_CONNECTION,
  EXECUTOR,
  BROKER_CONNECTION,
  BOT_SESSION,
  HTTP_RESPONSE,
  CHANNEL,
  STREAM,
  OTHER;

  /** The name in data and configuration, such as {@code redis-client}. */
  public String id() {
    return Ids.of(this);
  }

  /** The kind with this {@linkplain #id() name}, or nothing. */
  public static Optional<Kind> of(String id) {
    return Ids.find(values(), id);
  }

  /** The names of all kinds, in declaration order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Kind::id).toList();
  }
}
