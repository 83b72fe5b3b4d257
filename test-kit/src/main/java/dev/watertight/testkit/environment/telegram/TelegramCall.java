package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.internal.telegram.CallRecord;
import java.util.Map;

/**
 * A call of the bot that the fake answered.
 *
 * @param method the method, in Telegram's spelling
 * @param parameters the parameters by name: texts and numbers as they are, the rest as JSON
 * @param error code and description, such as {@code 400 Bad Request: chat not found}; empty if all
 *     was well
 */
public record TelegramCall(String method, Map<String, String> parameters, String error) {
  /** Copies the parameters. */
  public TelegramCall {
    parameters = Map.copyOf(parameters);
  }

  static TelegramCall of(CallRecord call) {
    return new TelegramCall(call.method(), call.parameters(), call.problem());
  }

  /** The value of a parameter; empty if the bot did not give it. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
