package dev.watertight.catalogue.signatures;

import java.util.List;

/**
 * One line's worth of a method: what is written about it.
 *
 * @param name its name
 * @param parameters erased types
 * @param returns the resolved return type
 * @param isStatic whether it is static
 * @param thrown checked exceptions
 * @param inherited the return type that a look-up in the listed supertypes gives; empty if there is
 *     none
 */
record Signature(
    String name,
    List<String> parameters,
    String returns,
    boolean isStatic,
    List<String> thrown,
    String inherited) {

  String key() {
    return name + parameters;
  }

  boolean agreesWith(Signature other) {
    return returns.equals(other.returns)
        && isStatic == other.isStatic
        && thrown.equals(other.thrown);
  }
}
