package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.server.Host;
import dev.watertight.testkit.internal.server.SharedServers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the settings of every server have in common.
 *
 * @param configuration in the server's own words
 * @param backend the only one that will do, if one is named
 * @param port where clients connect, 0 for any
 * @param ownServer whether no other test may use it
 */
record Setup(
    Map<String, String> configuration, Optional<Backend> backend, int port, boolean ownServer) {
  static final Setup DEFAULT = new Setup(Map.of(), Optional.empty(), 0, false);

  Setup with(String directive, String value) {
    Map<String, String> changed = new LinkedHashMap<>(configuration);
    changed.put(directive, value);
    return new Setup(changed, backend, port, ownServer);
  }

  Setup on(Backend wanted) {
    return new Setup(configuration, Optional.of(wanted), port, ownServer);
  }

  Setup onPort(int wanted) {
    if (wanted < 1 || wanted > 65_535) {
      throw new EnvironmentException("port(%d): expected 1 to 65535".formatted(wanted));
    }
    return new Setup(configuration, backend, wanted, ownServer);
  }

  Setup alone() {
    return new Setup(configuration, backend, port, true);
  }

  /** How a host is started: by the backend that will do, and what its server is told. */
  interface Starter<H> {
    H start(Optional<Backend> backend, Map<String, String> configuration);
  }

  /** What makes two tests share a server. */
  private record Kind(
      Class<?> host, Optional<Backend> backend, String where, Map<String, String> configuration) {}

  /**
   * The server of this run that is set up so, or a new one where none may be shared; it runs.
   *
   * @param url the setting that names an outside one
   */
  <H extends Host> H host(Class<H> type, Setting url, Starter<H> starter) {
    Kind kind =
        new Kind(
            type,
            backend.or(Setting::forcedBackend),
            url.value().map(Setting.Value::text).orElse(""),
            configuration);
    H host =
        ownServer
            ? SharedServers.own(() -> starter.start(backend, configuration))
            : SharedServers.get(type, kind, () -> starter.start(backend, configuration));
    host.start();
    return host;
  }
}
