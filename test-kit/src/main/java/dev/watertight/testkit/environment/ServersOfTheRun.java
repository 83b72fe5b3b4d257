package dev.watertight.testkit.environment;

import dev.watertight.testkit.internal.server.SharedServers;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives tests their parts of servers, and closes the shared servers when JUnit has run its last
 * test.
 */
final class ServersOfTheRun implements AutoCloseable {
  private static final Namespace NAMESPACE = Namespace.create(ServersOfTheRun.class);

  private ServersOfTheRun() {}

  /** The part of a server that a test or class has, opened when it first asks. */
  static <S extends RealServer> S opened(
      Class<S> type, Supplier<S> open, ExtensionContext context) {
    closedWith(context);
    ExtensionContext.Store store = context.getStore(Namespace.create(type));
    S known = store.get(context.getUniqueId(), type);
    if (known != null) {
      return known;
    }
    S opened = open.get();
    store.put(context.getUniqueId(), opened);
    return opened;
  }

  private static void closedWith(ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    if (store.get(ServersOfTheRun.class) == null) {
      store.put(ServersOfTheRun.class, new ServersOfTheRun());
    }
  }

  @Override
  public void close() {
    SharedServers.closeAll();
  }
}
