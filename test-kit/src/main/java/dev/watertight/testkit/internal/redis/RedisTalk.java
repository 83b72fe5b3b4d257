package dev.watertight.testkit.internal.redis;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kit's own questions to one database of a Redis, on a connection that clients never see. */
public final class RedisTalk implements AutoCloseable {
  /** How our connections are called, so that they are not counted. */
  static final String NAME = "watertight-kit";

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int SCAN_COUNT = 1000;
  private static final int KEYS_SHOWN = 20;
  private static final int VALUES_SHOWN = 20;
  private static final int VALUE_LENGTH = 400;

  private static final String LIMIT = "maxmemory";
  private static final String FILL_KEY = "watertight:fill";
  private static final int LARGEST_PIECE = 1 << 18;
  private static final int SMALLEST_PIECE = 1 << 6;
  private static final int REFUSALS = 3;

  private final Supplier<InetSocketAddress> server;
  private final Credentials credentials;
  private final int database;
  private final CommandCount count;
  private @Nullable RespConnection connection;
  private Optional<String> limit = Optional.empty();

  RedisTalk(
      Supplier<InetSocketAddress> server,
      Credentials credentials,
      int database,
      CommandCount count) {
    this.server = server;
    this.credentials = credentials;
    this.database = database;
    this.count = count;
  }

  /** A key and how long it lives; without an end if there is none. */
  public record Key(String name, Optional<Duration> timeToLive) {}

  /** One line for each connection, ours left out. */
  public synchronized List<String> clients() {
    return text(ask("CLIENT", "LIST"))
        .lines()
        .filter(line -> !line.contains(" name=" + NAME + " "))
        .toList();
  }

  public synchronized String info(String section) {
    return text(ask("INFO", section));
  }

  /** The value of a line of {@code INFO}, or an empty text. */
  String info(String section, String field) {
    return info(section)
        .lines()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.substring(field.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** All keys that match, found by SCAN, which does not block the server as KEYS does. */
  public synchronized List<Key> keys(String pattern) {
    List<Key> keys = new ArrayList<>();
    String cursor = "0";
    do {
      List<?> page = list(ask("SCAN", cursor, "MATCH", pattern, "COUNT", SCAN_COUNT));
      cursor = text(page.get(0));
      for (Object name : list(page.get(1))) {
        String key = text(name);
        if (!key.equals(RedisHost.OWNER_KEY)
            && !key.equals(FILL_KEY)
            && name instanceof byte[] raw) {
          long millis = number(ask("PTTL", raw));
          // -2 says that it has gone since, -1 that it stays for ever.
          if (millis != -2) {
            keys.add(
                new Key(
                    key, millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis))));
          }
        }
      }
    } while (!cursor.equals("0"));
    return keys;
  }

  /**
   * Leaves no memory, by a limit below what is used: what is filled by writing has room again as
   * soon as a buffer of some client shrinks.
   */
  public synchronized void limit() {
    if (limit.isEmpty()) {
      limit = configured(LIMIT);
      ask("CONFIG", "SET", LIMIT, "1");
    }
  }

  /**
   * Takes all the memory that is left, by one key of our own, and no setting of somebody else's.
   */
  public synchronized void fill() {
    for (int size = LARGEST_PIECE; size >= SMALLEST_PIECE; size /= 16) {
      String piece = "x".repeat(size);
      int refused = 0;
      // What it needs for its own buffers comes and goes.
      while (refused < REFUSALS) {
        refused = isTaken(piece) ? 0 : refused + 1;
      }
    }
  }

  private boolean isTaken(String piece) {
    try {
      ask("RPUSH", FILL_KEY, piece);
      return true;
    } catch (RedisAnswer e) {
      if (e.code().equals("OOM")) {
        return false;
      }
      throw e;
    }
  }

  /** Gives it back. */
  public synchronized void makeRoom() {
    if (limit.isPresent()) {
      ask("CONFIG", "SET", LIMIT, limit.get());
      limit = Optional.empty();
    }
    ask("DEL", FILL_KEY);
  }

  /** Whether memory was taken and not given back. */
  public synchronized boolean isLimited() {
    return limit.isPresent();
  }

  /** The fields of a hash, the members of a set; one for all else, none for what is gone. */
  public synchronized long entries(String key) {
    return switch (text(ask("TYPE", key))) {
      case "hash" -> number(ask("HLEN", key));
      case "set" -> number(ask("SCARD", key));
      case "zset" -> number(ask("ZCARD", key));
      case "none" -> 0;
      default -> 1;
    };
  }

  public synchronized void expire(String key, Duration left) {
    ask("PEXPIRE", key, left.toMillis());
  }

  public synchronized void rename(String key, String name) {
    if (number(ask("EXISTS", key)) == 1) {
      ask("RENAME", key, name);
    }
  }

  public synchronized void delete(String key) {
    ask("DEL", key);
  }

  /** Replaces a text in the values of strings and hashes; says in how many. */
  public synchronized int rewrite(String text, String replacement) {
    int changed = 0;
    for (Key key : keys("*")) {
      String type = text(ask("TYPE", key.name()));
      if (type.equals("string")) {
        changed += rewrite(ask("GET", key.name()), text, replacement, "SET", key.name(), "KEEPTTL");
      } else if (type.equals("hash")) {
        List<?> pairs = list(ask("HGETALL", key.name()));
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
          changed +=
              rewrite(pairs.get(i + 1), text, replacement, "HSET", key.name(), text(pairs.get(i)));
        }
      }
    }
    return changed;
  }

  private int rewrite(
      @Nullable Object value,
      String text,
      String replacement,
      String command,
      String key,
      String further) {
    // Byte by byte, as a serialized object is no text of any encoding.
    Charset bytes = StandardCharsets.ISO_8859_1;
    String from = new String(text.getBytes(StandardCharsets.UTF_8), bytes);
    String to = new String(replacement.getBytes(StandardCharsets.UTF_8), bytes);
    String before = value instanceof byte[] raw ? new String(raw, bytes) : "";
    if (!before.contains(from)) {
      return 0;
    }
    byte[] after = before.replace(from, to).getBytes(bytes);
    if (command.equals("SET")) {
      ask(command, key, after, further);
    } else {
      ask(command, key, further, after);
    }
    return 1;
  }

  /** What each key holds, one line a key. */
  public synchronized String described(Predicate<String> which) {
    StringBuilder text = new StringBuilder();
    List<Key> all = keys("*");
    List<Key> keys = all.stream().filter(key -> which.test(key.name())).toList();
    for (Key key : keys.subList(0, Math.min(KEYS_SHOWN, keys.size()))) {
      String type = text(ask("TYPE", key.name()));
      text.append("  %s  %s, %s: %s%n".formatted(key.name(), type, life(key), value(type, key)));
    }
    if (keys.size() > KEYS_SHOWN) {
      text.append("  and %d more%n".formatted(keys.size() - KEYS_SHOWN));
    }
    if (keys.size() < all.size()) {
      text.append("  and %d from before%n".formatted(all.size() - keys.size()));
    }
    return all.isEmpty() ? "  nothing" : text.toString().stripTrailing();
  }

  private static String life(Key key) {
    return key.timeToLive()
        .map(left -> "expires in " + left.toMillis() + " ms")
        .orElse("never expires");
  }

  private String value(String type, Key key) {
    Object value =
        switch (type) {
          case "string" -> ask("GET", key.name());
          case "hash" -> ask("HGETALL", key.name());
          case "list" -> ask("LRANGE", key.name(), 0, VALUES_SHOWN);
          case "set" -> ask("SMEMBERS", key.name());
          case "zset" -> ask("ZRANGE", key.name(), 0, VALUES_SHOWN);
          default -> null;
        };
    String shown = readable(shown(value));
    return shown.length() <= VALUE_LENGTH
        ? shown
        : shown.substring(0, VALUE_LENGTH) + ".. (" + shown.length() + " characters)";
  }

  /** Without what a terminal does not show, such as bytes of serialized objects. */
  private static String readable(String text) {
    return text.codePoints()
        .map(c -> c == 0xFFFD || Character.isISOControl(c) ? '.' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String shown(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(RedisTalk::shown).collect(Collectors.joining(", ", "[", "]"))
        : text(value);
  }

  public synchronized void flush() {
    ask("FLUSHDB");
  }

  public synchronized Optional<String> configured(String name) {
    List<?> pair = list(ask("CONFIG", "GET", name));
    return pair.size() == 2 ? Optional.of(text(pair.get(1))) : Optional.empty();
  }

  synchronized @Nullable Object ask(Object... words) {
    boolean fresh = connection == null;
    try {
      return send(words);
    } catch (IOException first) {
      close();
      if (fresh) {
        throw silent(first);
      }
    }
    // A connection from before a restart is of no use; a new one tells how things are.
    try {
      return send(words);
    } catch (IOException second) {
      close();
      throw silent(second);
    }
  }

  private static EnvironmentException silent(IOException e) {
    return new EnvironmentException(
        "Redis does not answer the kit (%s); is it stopped, killed or paused? Start or resume it first"
            .formatted(e.getMessage()),
        e);
  }

  private @Nullable Object send(Object... words) throws IOException {
    RespConnection open = connection;
    if (open == null) {
      open = RespConnection.open(server.get(), DEADLINE);
      connection = open;
      enter(open, credentials);
      send("CLIENT", "SETNAME", NAME);
      send("SELECT", database);
    }
    count.sent(words[0].toString(), words.length > 1 ? words[1].toString() : "");
    return open.command(words);
  }

  private void enter(RespConnection open, Credentials credentials) throws IOException {
    if (credentials.password().isPresent()) {
      count.sent("AUTH", "");
      authenticate(open, credentials);
    }
  }

  private static void authenticate(RespConnection open, Credentials credentials)
      throws IOException {
    if (credentials.user().isPresent()) {
      open.command("AUTH", credentials.user().get(), credentials.password().orElse(""));
    } else {
      open.command("AUTH", credentials.password().orElse(""));
    }
  }

  /** Asks whether a Redis answers there and lets us in. */
  static void probe(
      String description,
      InetSocketAddress address,
      Credentials credentials,
      CommandCount count,
      Deadline deadline)
      throws IOException {
    try (RespConnection open = RespConnection.open(address, deadline.left())) {
      if (credentials.password().isPresent()) {
        count.sent("AUTH", "");
        authenticate(open, credentials);
      }
      count.sent("PING", "");
      open.command("PING");
    } catch (RedisAnswer e) {
      switch (e.code()) {
        case "LOADING", "BUSY", "MASTERDOWN" -> throw new IOException(e.getMessage(), e);
        case "NOAUTH" ->
            throw new EnvironmentException(
                "Redis (%s) wants a password and none is given: expected redis://user:password@host:port"
                    .formatted(description),
                e);
        default ->
            throw new EnvironmentException(
                "Redis (%s) does not let the kit in: %s. Check user and password in its address"
                    .formatted(description, e.getMessage()),
                e);
      }
    }
  }

  static String text(@Nullable Object answer) {
    return answer instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(answer);
  }

  static long number(@Nullable Object answer) {
    if (answer instanceof Long number) {
      return number;
    }
    throw new IllegalStateException("Redis answered something that is no number: " + text(answer));
  }

  private static List<?> list(@Nullable Object answer) {
    if (answer instanceof List<?> list) {
      return list;
    }
    throw new IllegalStateException("Redis answered something that is no list: " + text(answer));
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
