package dev.watertight.benchmark;

import java.nio.file.Path;
import java.util.List;

/**
 * Sources that are compiled as one.
 *
 * @param lines of all files together
 * @param files without module declarations
 */
record Library(String name, int lines, List<Path> files) {}
