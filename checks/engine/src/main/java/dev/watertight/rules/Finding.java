package dev.watertight.rules;

import dev.watertight.model.Edit;
import dev.watertight.model.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault that a rule found. Data only; hosts render it.
 *
 * @param rule id of the rule
 * @param path of the file, as {@link dev.watertight.model.SourceFile#path}
 * @param place the primary place
 * @param message what was found, what will happen at run time, what to do
 * @param steps in the order of execution
 * @param fix null where no fix is safe
 */
public record Finding(
    String rule,
    String path,
    Place place,
    String message,
    Severity severity,
    Confidence confidence,
    List<Step> steps,
    @Nullable Edit fix) {
  /** Copies the steps. */
  public Finding {
    steps = List.copyOf(steps);
  }
}
