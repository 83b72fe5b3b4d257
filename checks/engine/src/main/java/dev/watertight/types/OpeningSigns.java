package dev.watertight.types;

/**
 * What shows that code may open something that has to be closed. A yes may be wrong, a no is not.
 */
public interface OpeningSigns {
  /** Whether to create an object of a class, by its binary name, may open something. */
  boolean creates(String type);

  /** Whether a method of the project may give its caller what it has opened. */
  boolean gives(MethodInfo method);

  /** Whether a method of this name opens or lends something, on some type. */
  boolean isMaker(String method);

  /** Whether a method of this name opens or lends something, called on a type. */
  boolean isMaker(String receiver, String method);

  /** Whether everything of this type has to be closed. */
  boolean mustBeClosed(Type type);

  /** Whether a method of this name, where it is declared, is given what it has to close. */
  boolean isReceiver(String method);
}
