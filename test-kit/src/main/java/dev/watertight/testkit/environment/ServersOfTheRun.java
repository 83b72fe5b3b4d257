package dev.watertight.testkit.environment;

import dev.watertight.testkit.internal.server.SharedServers;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Closes the shared servers when JUnit has run its last test. */
final class ServersOfTheRun implements AutoCloseable {
  private static final Namespace NAMESPACE = Namespace.create(ServersOfTheRun.class);

  private ServersOfTheRun() {}

  static void closedWith(ExtensionContext context) {
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
