package dev.watertight.scan.report;

import dev.watertight.rules.Finding;
import java.util.List;

/**
 * The findings of one file.
 *
 * @param source text that their places point into
 * @param findings sorted by place, then rule
 */
public record FileFindings(SourceText source, List<Finding> findings) {
  /** Copies the findings. */
  public FileFindings {
    findings = List.copyOf(findings);
  }
}
