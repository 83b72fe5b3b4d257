package dev.watertight.catalogue;

/**
 * Which arguments a closing helper closes.
 *
 * @param argument the zero-based index, or -1 for every one
 */
public record Closes(int argument) {
  /** Every argument. */
  public static final Closes ALL = new Closes(-1);

  /** Whether every argument is closed. */
  public boolean all() {
    return argument < 0;
  }

  /** Whether the argument at this zero-based index is closed. */
  public boolean at(int index) {
    return all() || argument == index;
  }
}
