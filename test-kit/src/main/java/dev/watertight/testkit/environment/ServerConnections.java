package dev.watertight.testkit.environment;

import java.util.List;

/** A server that knows who is connected to it; what measures and leak guards count. */
public interface ServerConnections {
  /** Such as {@code Redis}; not null. */
  String name();

  /**
   * The connections that clients hold through the port of this object, and nobody else's: the kit's
   * own and those of other tests are not among them. Answers also while the server is down.
   */
  int connections();

  /** One line for each connection, as the server sees it, for messages; not null. */
  List<String> describeConnections();
}
