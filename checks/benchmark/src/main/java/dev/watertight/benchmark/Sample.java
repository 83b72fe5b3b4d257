package dev.watertight.benchmark;

import java.nio.file.Path;

/**
 * Sources to run on.
 *
 * @param folder where they are; nothing else is there
 * @param files how many files
 * @param lines how many lines
 */
record Sample(Path folder, int files, int lines) {}
