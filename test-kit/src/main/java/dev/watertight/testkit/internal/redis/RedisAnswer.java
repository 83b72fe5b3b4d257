package dev.watertight.testkit.internal.redis;

/** An error that Redis answered, as it said it. */
public final class RedisAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedisAnswer(String message) {
    super(message);
  }

  /** The first word, such as {@code NOAUTH}. */
  public String code() {
    String message = String.valueOf(getMessage());
    int end = message.indexOf(' ');
    return end < 0 ? message : message.substring(0, end);
  }
}
