package dev.watertight.testkit.internal.telegram;

import java.util.Map;

/**
 * A method of the Bot API.
 *
 * @param result what it answers with; {@code True} where that is all it can say
 */
record ApiMethod(String name, String result, Map<String, ApiField> parameters) {
  boolean answersTrueOnly() {
    return result.equals("True");
  }
}
