package dev.watertight.testkit.internal.telegram;

import tools.jackson.databind.JsonNode;

/** A method that the fake plays; runs under the monitor. */
interface Played {
  JsonNode play(ApiCall call) throws ApiError;
}
