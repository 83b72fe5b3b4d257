package dev.watertight.sample.dialog;

/**
 * One thing that a user did.
 *
 * @param id of the update; a later one of the same bot has a higher id, and one that is delivered
 *     again has the same
 */
public record Incoming(long id, Origin origin, Content content) {}
