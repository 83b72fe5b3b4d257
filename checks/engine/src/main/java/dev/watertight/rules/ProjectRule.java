package dev.watertight.rules;

import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;
import java.util.List;

/** A rule that looks beyond one file. Thread-safe. */
interface ProjectRule {
  /** Id of the rule. */
  String id();

  /** Whether a file may have findings; where this is false, it has none. */
  boolean mayFind(Mentions file);

  /** Findings of a file. */
  List<Finding> findings(SourceFile file, Typing typing);
}
