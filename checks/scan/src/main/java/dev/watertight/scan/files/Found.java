package dev.watertight.scan.files;

import dev.watertight.scan.report.Problem;
import java.util.List;

/**
 * What a search came upon.
 *
 * @param files to be scanned, sorted by name, each once
 * @param problems folders and files that cannot be read
 * @param tests number of files left out as test sources
 * @param generated number of files left out as generated sources or build output
 * @param excluded number of files left out as the user asked
 * @param linkedFolders number of symbolic links to folders, none of which is followed
 */
public record Found(
    List<JavaFile> files,
    List<Problem> problems,
    int tests,
    int generated,
    int excluded,
    int linkedFolders) {}
