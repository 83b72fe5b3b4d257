package dev.watertight.rules;

/**
 * A pattern of {@link Excludes} that is none; the message says which and what patterns look like.
 */
public final class WrongPattern extends Exception {
  private static final long serialVersionUID = 1L;

  WrongPattern(String message) {
    super(message);
  }
}
