package dev.watertight.testkit.environment.bot;

import java.util.OptionalInt;

/**
 * How a bot ended.
 *
 * @param code the exit code, 128 + n for signal n; empty if the bot is no process of its own
 * @param output what it last wrote to its standard output and error
 */
public record Exit(OptionalInt code, String output) {}
