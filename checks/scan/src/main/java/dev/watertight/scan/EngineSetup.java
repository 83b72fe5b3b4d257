package dev.watertight.scan;

import dev.watertight.catalogue.RuleLevel;
import dev.watertight.catalogue.UserConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an engine needs to know of the user's wishes.
 *
 * @param configuration what {@code watertight.yaml} says, {@link UserConfiguration#NONE} without
 * @param levels by rule id, those of the configuration and of {@code --rule} together; a rule that
 *     is not named has its own level
 * @param classPath jars and folders, each of which exists
 */
record EngineSetup(
    UserConfiguration configuration, Map<String, RuleLevel> levels, List<Path> classPath) {
  EngineSetup {
    levels = Map.copyOf(levels);
    classPath = List.copyOf(classPath);
  }
}
