package dev.watertight.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Binary names of the types of one file. Local and anonymous classes are numbered as they are asked
 * for, so a front end asks in source order. Not thread-safe.
 */
public final class BinaryNames {
  private final Map<String, Integer> last = new HashMap<>();

  /** Name of a top-level type; the package is empty for none. */
  public static String topLevel(String packageName, String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** Name of a member type. */
  public static String member(String enclosing, String simpleName) {
    return enclosing + "$" + simpleName;
  }

  /**
   * Name of the next local or anonymous class.
   *
   * @param enclosing binary name of the class directly around it
   * @param simpleName empty for an anonymous class
   */
  public String local(String enclosing, String simpleName) {
    int number = last.merge(enclosing + "$" + simpleName, 1, Integer::sum);
    return enclosing + "$" + number + simpleName;
  }
}
