package dev.watertight.sample.dialog;

/**
 * Where something was sent, and where its answer goes.
 *
 * @param bot the id of the bot that received it
 * @param chat the id of the chat
 * @param user the id of who sent it
 * @param thread the id of the topic in the chat, or 0
 */
public record Origin(long bot, long chat, long user, int thread) {}
