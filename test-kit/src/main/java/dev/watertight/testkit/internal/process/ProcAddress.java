package dev.watertight.testkit.internal.process;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses as the tables in {@code /proc/net} have them: words in the machine's byte order. */
final class ProcAddress {
  private static final int HEX = 16;
  private static final int WORD = 8;

  private ProcAddress() {}

  static int port(String field) {
    return Integer.parseInt(field.substring(field.indexOf(':') + 1), HEX);
  }

  static String text(String field) {
    String hex = field.substring(0, field.indexOf(':'));
    byte[] address = new byte[hex.length() / 2];
    for (int word = 0; word < hex.length(); word += WORD) {
      for (int i = 0; i < WORD / 2; i++) {
        int at = word + WORD - 2 - 2 * i;
        address[word / 2 + i] = (byte) Integer.parseInt(hex.substring(at, at + 2), HEX);
      }
    }
    try {
      // An IPv4 address inside an IPv6 one comes back as the IPv4 address that it is.
      String host = InetAddress.getByAddress(address).getHostAddress();
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port(field);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("No address: " + field, e);
    }
  }
}
