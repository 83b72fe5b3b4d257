package dev.watertight.testkit.internal.redis;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where an outside Redis is and how it lets us in. */
record RedisAddress(String host, int port, Credentials credentials) {
  private static final int DEFAULT_PORT = 6379;

  /** Reads the setting; who calls knows that it is set. */
  static RedisAddress read(Setting.Value value) {
    URI uri;
    try {
      uri = new URI(value.text());
    } catch (URISyntaxException e) {
      throw wrong(value);
    }
    if (!"redis".equals(uri.getScheme()) || uri.getHost() == null) {
      throw wrong(value);
    }
    return new RedisAddress(
        uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(), credentials(uri));
  }

  private static Credentials credentials(URI uri) {
    String info = uri.getRawUserInfo();
    if (info == null) {
      return Credentials.NONE;
    }
    int colon = info.indexOf(':');
    String user = decoded(colon < 0 ? "" : info.substring(0, colon));
    String password = decoded(info.substring(colon + 1));
    return new Credentials(
        Optional.of(user).filter(name -> !name.isEmpty()), Optional.of(password));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(host, port);
  }

  private static EnvironmentException wrong(Setting.Value value) {
    return new EnvironmentException(
        "%s: expected redis://host:port or redis://user:password@host:port, without TLS"
            .formatted(value));
  }
}
