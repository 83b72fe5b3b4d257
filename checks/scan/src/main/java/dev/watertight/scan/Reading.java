package dev.watertight.scan;

import dev.watertight.model.SourceFile;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.report.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file.
 *
 * @param model null where there is none
 * @param problems what is wrong with the file, whether there is a model or not
 * @param failure a fault of ours, null for none; there is no model then
 */
record Reading(
    JavaFile file,
    @Nullable SourceFile model,
    List<Problem> problems,
    @Nullable Throwable failure) {}
