package dev.watertight.types;

/**
 * What names show that code may end a user's dialog. A yes may be wrong, a no is not.
 *
 * @see OpeningSigns
 */
public interface ClearingSigns {
  /** Whether names tell nothing, since a configuration says what ends a dialog. */
  boolean isBeyondTelling();

  /** Whether a method of this name ends a dialog where it is told the user. */
  boolean ends(String method);

  /** Whether a method of this name writes what may be a dialog's state. */
  boolean writes(String method);

  /** Whether a variable, type or method of this name has to do with a dialog's state. */
  boolean isOfState(String name);

  /** Whether a property of this name is a dialog's state. */
  boolean isState(String property);

  /** Whether what has this name may be a user or chat. */
  boolean isUser(String name);
}
