package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.telegram.CallRecord;
import dev.watertight.testkit.internal.telegram.Scripted;
import dev.watertight.testkit.internal.telegram.Telegram;
import java.util.Locale;
import java.util.function.Function;

/** Says what the fake answers a method with, from now on and instead of what it would play. */
public final class MethodAnswer {
  private final Telegram telegram;
  private final String method;

  MethodAnswer(Telegram telegram, String method) {
    this.telegram = telegram;
    this.method = method;
  }

  /** Answers with this JSON as the {@code result}. */
  public void answers(String resultJson) {
    answers(call -> resultJson);
  }

  /**
   * Answers with the JSON that a function makes of the call. One that throws, or returns null or
   * what is no JSON, fails the test.
   */
  public void answers(Function<TelegramCall, String> result) {
    script(200, call -> result.apply(TelegramCall.of(call)));
  }

  /** Answers with an error, such as 403 and {@code Forbidden: bot was kicked from the group}. */
  public void fails(int code, String description) {
    if (code < 400 || code > 599) {
      throw new EnvironmentException("fails(" + code + ", ..): expected a code from 400 to 599");
    }
    script(code, call -> description);
  }

  private void script(int code, Function<CallRecord, String> answer) {
    telegram
        .monitor()
        .run(
            () ->
                telegram
                    .scripts()
                    .put(method.toLowerCase(Locale.ROOT), new Scripted(code, answer)));
  }
}
