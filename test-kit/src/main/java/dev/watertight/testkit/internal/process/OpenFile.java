package dev.watertight.testkit.internal.process;

/**
 * Something that a process holds open by a descriptor.
 *
 * @param id tells it from all others that the process opens in its life, as far as the platform
 *     does
 * @param group what is alike, such as all connections to one server
 * @param text for people
 * @param localPort of an internet socket, else 0
 * @param remotePort of a connected internet socket, else 0
 */
public record OpenFile(
    String id, Type type, String group, String text, int localPort, int remotePort) {
  OpenFile(String id, Type type, String group, String text) {
    this(id, type, group, text, 0, 0);
  }

  /** Whether it is a port on which others are accepted. */
  public boolean isListening() {
    return localPort != 0 && remotePort == 0 && group.startsWith("listening on ");
  }

  /** What a descriptor leads to. */
  public enum Type {
    SOCKET,
    PIPE,
    /** A regular file or folder, of whatever name. */
    FILE
  }
}
