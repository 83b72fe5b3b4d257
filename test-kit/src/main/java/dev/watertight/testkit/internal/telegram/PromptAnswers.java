package dev.watertight.testkit.internal.telegram;

/**
 * Lets the HTTP servers of the JDK answer at once. They send headers and body apart; unless told
 * otherwise each answer waits 40 ms for an acknowledgement. They are told by a property, which is
 * read when the first of them is made in a JVM, and that may be one of the test's own.
 */
public final class PromptAnswers {
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private PromptAnswers() {}

  /** Asks for it, unless somebody has said how it is to be. */
  public static void demand() {
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
  }
}
