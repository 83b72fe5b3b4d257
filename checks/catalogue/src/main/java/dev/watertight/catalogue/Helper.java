package dev.watertight.catalogue;

/**
 * A method that closes what it is given.
 *
 * @param call the method
 * @param closes which arguments it closes
 */
public record Helper(MemberRef call, Closes closes) {
  /** Binary name of the declaring type. */
  public String owner() {
    return call.owner();
  }

  /** The method name. */
  public String member() {
    return call.member();
  }
}
