package dev.watertight.testkit.internal.postgres;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Where a PostgreSQL is, who we are there, and a database that is there to begin with. */
record PostgresAddress(String host, int port, String database, String user, String password) {
  private static final int DEFAULT_PORT = 5432;
  private static final String DEFAULT_NAME = "postgres";

  /** The same account in another database. */
  PostgresAddress in(String otherDatabase) {
    return new PostgresAddress(host, port, otherDatabase, user, password);
  }

  /** Reads the setting; who calls knows that it is set. */
  static PostgresAddress read(Setting.Value value) {
    String text = value.text().startsWith("jdbc:") ? value.text().substring(5) : value.text();
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw wrong(value);
    }
    boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
    if (!known || uri.getHost() == null) {
      throw wrong(value);
    }
    Map<String, String> query = query(uri);
    String info = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = info.indexOf(':');
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    return new PostgresAddress(
        uri.getHost(),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        path.isEmpty() ? DEFAULT_NAME : path,
        info.isEmpty()
            ? query.getOrDefault("user", DEFAULT_NAME)
            : decoded(colon < 0 ? info : info.substring(0, colon)),
        colon < 0 ? query.getOrDefault("password", "") : decoded(info.substring(colon + 1)));
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> all = new HashMap<>();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (int from = 0; from < query.length(); ) {
      int end = query.indexOf('&', from) < 0 ? query.length() : query.indexOf('&', from);
      String pair = query.substring(from, end);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        all.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
      from = end + 1;
    }
    return all;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(host, port);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "%s@%s:%d/%s".formatted(user, host, port, database);
  }

  private static EnvironmentException wrong(Setting.Value value) {
    return new EnvironmentException(
        "%s: expected postgresql://user:password@host:port/database, or the same for JDBC"
            .formatted(value));
  }
}
