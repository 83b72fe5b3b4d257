package dev.watertight.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a resource is for. */
public enum Kind implements Ids.Named {
  STORAGE("storage"),
  REDIS_CLIENT("redis-client"),
  HTTP_CLIENT("http-client"),
  DB_POOL("db-pool"),
  DB_CONNECTION("db-connection"),
  EXECUTOR("executor"),
  BROKER_CONNECTION("broker-connection"),
  BOT_SESSION("bot-session"),
  HTTP_RESPONSE("http-response"),
  CHANNEL("channel"),
  STREAM("stream"),
  OTHER("other");

  private final String id;

  Kind(String id) {
    this.id = id;
  }

  /** The name in data and configuration, such as {@code redis-client}. */
  @Override
  public String id() {
    return id;
  }

  /** Whether one of these normally serves a process for its whole life. */
  public boolean isLongLived() {
    return switch (this) {
      case STORAGE, REDIS_CLIENT, HTTP_CLIENT, DB_POOL, BROKER_CONNECTION, BOT_SESSION, EXECUTOR ->
          true;
      case DB_CONNECTION, HTTP_RESPONSE, CHANNEL, STREAM, OTHER -> false;
    };
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
