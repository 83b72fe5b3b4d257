package dev.watertight.testkit.environment;

import java.util.List;

/** A server that tells who is connected to it, such as Redis by {@code CLIENT LIST}. */
public interface ConnectionSource {
  /** The server, as messages name it. */
  String name();

  /**
   * The connections of the moment but the kit's own, one text each. A connection has the same text
   * for as long as it lives, and no other ever has: an id and an address, not its age.
   *
   * @throws Exception if the server does not answer; the kind is then not measured
   */
  List<String> connections() throws Exception;
}
