package dev.watertight.testkit.internal.telegram;

import java.util.function.Function;

/**
 * What a test answers a method with.
 *
 * @param code 200, or the code of an error
 * @param answer gives the result as JSON, or the description of the error
 */
public record Scripted(int code, Function<CallRecord, String> answer) {}
