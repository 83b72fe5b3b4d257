package dev.watertight.sample.telegram;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * Why a call of Telegram failed, in words that may be logged: neither the address, which holds the
 * token, nor what was sent.
 *
 * @param code what Telegram answered; 0 if it did not answer
 * @param pause how long Telegram wants to be left alone
 */
record Failure(int code, String description, Duration pause) implements Serializable {
  private static final long serialVersionUID = 1;
  static final Failure NONE = new Failure(0, "", Duration.ZERO);

  static Failure of(@Nullable Throwable cause) {
    if (cause instanceof TelegramApiRequestException answered
        && answered.getErrorCode() != null
        && answered.getErrorCode() != 0) {
      return new Failure(
          answered.getErrorCode(),
          String.valueOf(answered.getApiResponse()),
          pause(answered.getParameters()));
    }
    return new Failure(
        0, cause == null ? "unknown" : cause.getClass().getSimpleName(), Duration.ZERO);
  }

  static Duration pause(@Nullable ResponseParameters parameters) {
    Integer seconds = parameters == null ? null : parameters.getRetryAfter();
    return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
  }

  /** Whether this call will never succeed; 401 and 404 tell of the token, not of the call. */
  boolean isFinal() {
    return code >= 400 && code < 500 && code != 401 && code != 404 && code != 429;
  }

  /** Whether a press was too long ago to be confirmed, so that nobody waits for it. */
  boolean isOldPress() {
    return code == 400 && description.toLowerCase(Locale.ROOT).contains("query");
  }

  @Override
  public String toString() {
    return code == 0 ? "no answer (" + description + ")" : code + " " + description;
  }
}
