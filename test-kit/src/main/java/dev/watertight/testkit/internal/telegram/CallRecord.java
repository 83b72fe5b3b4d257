package dev.watertight.testkit.internal.telegram;

import java.util.Map;

/**
 * A call of the bot that was answered.
 *
 * @param parameters their JSON, texts without quotes
 * @param problem code and description of an error; empty if it was answered well
 */
public record CallRecord(String method, Map<String, String> parameters, String problem) {}
