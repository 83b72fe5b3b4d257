package dev.watertight.rules;

import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;
import java.util.List;

/** A rule that looks beyond one file. Thread-safe. */
interface ProjectRule {
  /** Id of the rule. */
  String id();

  /** Findings of a file. */
  List<Finding> findings(SourceFile file, Typing typing);
}
