package dev.watertight.scan;

/**
 * A fault of ours.
 *
 * @param path of the file that was being read, empty for none
 * @param failure what was thrown
 */
record Crash(String path, Throwable failure) {}
