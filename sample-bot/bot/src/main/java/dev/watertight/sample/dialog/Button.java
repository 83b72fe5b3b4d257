package dev.watertight.sample.dialog;

/**
 * A button below a message.
 *
 * @param data what a press of it sends; at most 64 bytes, as Telegram has it
 */
public record Button(String text, String data) {}
