package dev.watertight.scan;

import dev.watertight.scan.files.Found;
import java.util.List;
import java.util.Set;

/**
 * Everything that a scan needs to know before it begins, but the engine.
 *
 * @param found the files
 * @param parts for front ends
 * @param frontEnds in the order in which they are tried
 * @param threads at least 1
 * @param filter whether files that cannot have findings are passed over
 * @param reportUnusedSuppressions whether annotations that silence nothing are findings
 * @param suppressible ids of the rules that are on
 * @param modelBudget bytes of heap that models may take
 * @param startNanos when it all began
 */
record ScanSetup(
    Found found,
    Parts parts,
    List<FrontEndChoice> frontEnds,
    int threads,
    boolean filter,
    boolean reportUnusedSuppressions,
    Set<String> suppressible,
    long modelBudget,
    long startNanos) {}
