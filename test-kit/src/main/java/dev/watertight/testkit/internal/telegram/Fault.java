package dev.watertight.testkit.internal.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong with the next calls; guarded by the monitor. */
public final class Fault {
  /** How a call fails. */
  public enum Kind {
    /** Answered with an error, and without effect. */
    ERROR,
    /** Takes effect; the answer comes late. */
    SLOW,
    /** Takes effect; the answer waits until the test lets it go. */
    HELD,
    /** Takes effect; the connection breaks in the middle of the answer. */
    CUT_ANSWER,
    /** Has no effect; the connection breaks before any answer. */
    CUT_REQUEST
  }

  private final Kind kind;
  private final @Nullable String method;
  private final @Nullable String chatId;
  private final int times;
  private final int code;
  private final String description;
  private final Duration duration;
  private int used;
  private boolean released;

  Fault(
      Kind kind,
      @Nullable String method,
      @Nullable String chatId,
      int times,
      int code,
      String description,
      Duration duration) {
    this.kind = kind;
    this.method = method;
    this.chatId = chatId;
    this.times = times;
    this.code = code;
    this.description = description;
    this.duration = duration;
  }

  boolean matches(String calledMethod, String calledChat) {
    boolean methodMatches =
        method == null ? !calledMethod.equals("getUpdates") : method.equals(calledMethod);
    return used < times && methodMatches && (chatId == null || chatId.equals(calledChat));
  }

  void use() {
    used++;
  }

  /** How many calls it has hit. */
  public int used() {
    return used;
  }

  /** Whether it is still to hit some. */
  public boolean isPending() {
    return used < times;
  }

  /** Lets held answers go. */
  public void release() {
    released = true;
  }

  boolean isReleased() {
    return released;
  }

  Kind kind() {
    return kind;
  }

  Duration duration() {
    return duration;
  }

  /** The answer of an error. */
  Reply reply() {
    Reply reply = Reply.error(code, description);
    if (code == 429) {
      reply.body().set("parameters", Json.object().put("retry_after", duration.toSeconds()));
    }
    return reply;
  }

  /** What it waits for, for whoever forgot about it. */
  public String shown() {
    return kind
        + " for "
        + times
        + (times == 1 ? " call of " : " calls of ")
        + (method == null ? "any method" : method)
        + ", used "
        + used;
  }
}
