package dev.watertight.sample.dialog;

/**
 * What users are told when a turn cannot be taken.
 *
 * @param failed the handler threw; the dialog has ended
 * @param otherRelease the stored step is none of this release; the dialog has ended
 * @param unreadable something foreign lies where the dialog belongs
 * @param away the storage does not answer; nothing has changed
 * @param full the storage takes no more; nothing has changed
 */
public record Apologies(
    String failed, String otherRelease, String unreadable, String away, String full) {}
