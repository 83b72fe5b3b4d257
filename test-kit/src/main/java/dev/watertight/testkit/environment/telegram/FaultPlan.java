package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.telegram.Fault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Arms a fault for the next calls: how many, in which chat, and what goes wrong. */
public final class FaultPlan {
  private final Waiting waiting;
  private final @Nullable String method;
  private final @Nullable String chatId;
  private final int times;

  FaultPlan(Waiting waiting, @Nullable String method, @Nullable String chatId, int times) {
    this.waiting = waiting;
    this.method = method;
    this.chatId = chatId;
    this.times = times;
  }

  /** As many calls as this, instead of one. */
  public FaultPlan times(int calls) {
    if (calls < 1) {
      throw new EnvironmentException("times(" + calls + "): expected at least 1");
    }
    return new FaultPlan(waiting, method, chatId, calls);
  }

  /** Only calls that go to this chat. */
  public FaultPlan inChat(Chat chat) {
    return new FaultPlan(waiting, method, String.valueOf(chat.id()), times);
  }

  /** 429 with {@code retry_after} in whole seconds; the call has no effect. */
  public ArmedFault tooManyRequests(Duration retryAfter) {
    if (retryAfter.toSeconds() < 1) {
      throw new EnvironmentException(
          "tooManyRequests(" + retryAfter + "): Telegram asks for whole seconds, at least one");
    }
    return arm(
        Fault.Kind.ERROR,
        429,
        "Too Many Requests: retry after " + retryAfter.toSeconds(),
        retryAfter);
  }

  /** 502 Bad Gateway; the call has no effect. */
  public ArmedFault serverError() {
    return error(502, "Bad Gateway");
  }

  /** Any error, from 400 to 599; the call has no effect. */
  public ArmedFault error(int code, String description) {
    if (code < 400 || code > 599) {
      throw new EnvironmentException("error(" + code + ", ..): expected a code from 400 to 599");
    }
    return arm(Fault.Kind.ERROR, code, description, Duration.ZERO);
  }

  /** The call takes effect at once, its answer comes so much later. */
  public ArmedFault slow(Duration delay) {
    if (delay.isNegative() || delay.isZero()) {
      throw new EnvironmentException("slow(" + delay + "): expected a positive duration");
    }
    return arm(Fault.Kind.SLOW, 0, "", delay);
  }

  /**
   * The call takes effect at once, its answer waits for {@link ArmedFault#release()}: for a minute
   * at most.
   */
  public ArmedFault hold() {
    return arm(Fault.Kind.HELD, 0, "", Duration.ZERO);
  }

  /** The call takes effect; the connection breaks in the middle of the answer. */
  public ArmedFault cutAnswer() {
    return arm(Fault.Kind.CUT_ANSWER, 0, "", Duration.ZERO);
  }

  /** The call has no effect; the connection breaks without an answer. */
  public ArmedFault cutRequest() {
    return arm(Fault.Kind.CUT_REQUEST, 0, "", Duration.ZERO);
  }

  private ArmedFault arm(Fault.Kind kind, int code, String description, Duration duration) {
    return new ArmedFault(
        waiting,
        waiting.telegram().faults().arm(kind, method, chatId, times, code, description, duration));
  }
}
