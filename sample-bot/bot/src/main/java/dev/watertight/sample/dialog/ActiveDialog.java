package dev.watertight.sample.dialog;

import java.time.Instant;

/**
 * A dialog that waits for its user.
 *
 * @param state the id of its state
 * @param changed since when
 * @param reminded whether its user was reminded of it
 */
public record ActiveDialog(DialogKey key, String state, Instant changed, boolean reminded) {}
