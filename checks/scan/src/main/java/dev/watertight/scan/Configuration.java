package dev.watertight.scan;

import dev.watertight.catalogue.ConfigurationException;
import dev.watertight.catalogue.RuleLevel;
import dev.watertight.catalogue.UserConfiguration;
import dev.watertight.rules.Excludes;
import dev.watertight.rules.WrongPattern;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code watertight.yaml} and the options say together.
 *
 * @param user what the file says
 * @param levels by rule id; a rule that is not named has its own level
 */
record Configuration(UserConfiguration user, Map<String, RuleLevel> levels) {
  /**
   * Reads the file that is named, else the one that is found from the paths upward.
   *
   * @throws WrongUse where it cannot be used, or an option names no rule
   */
  static Configuration of(ScanOptions options, Parts parts) throws WrongUse {
    Set<String> ids = new TreeSet<>(parts.ruleIds());
    for (String rule : options.rules()) {
      if (!ids.contains(rule)) {
        throw new WrongUse(
            "--rule: '"
                + rule
                + "' is no rule. Rules are "
                + String.join(", ", ids)
                + "."
                + Suggestion.of(rule, ids));
      }
    }
    UserConfiguration user = read(options, parts);
    Map<String, RuleLevel> levels = new HashMap<>(user.rules());
    if (!options.rules().isEmpty()) {
      for (String id : ids) {
        if (!options.rules().contains(id)) {
          levels.put(id, RuleLevel.OFF);
        } else if (levels.get(id) == RuleLevel.OFF) {
          levels.remove(id);
        }
      }
    }
    return new Configuration(user, levels);
  }

  private static UserConfiguration read(ScanOptions options, Parts parts) throws WrongUse {
    Path file = options.config() == null ? search(options.paths()) : options.config();
    if (file == null) {
      return UserConfiguration.NONE;
    }
    try {
      return parts.configuration(file);
    } catch (ConfigurationException e) {
      throw new WrongUse("configuration: " + e.getMessage());
    }
  }

  private static @Nullable Path search(List<Path> paths) throws WrongUse {
    Optional<Path> first = UserConfiguration.findUpwards(paths.get(0));
    for (Path path : paths) {
      Optional<Path> other = UserConfiguration.findUpwards(path);
      if (!other.equals(first)) {
        throw new WrongUse(
            "configuration: "
                + named(first, paths.get(0))
                + ", but "
                + named(other, path)
                + ". Name one with --config, or scan one after the other.");
      }
    }
    return first.orElse(null);
  }

  private static String named(Optional<Path> file, Path path) {
    return file.map(found -> found + " holds for " + path).orElse("nothing holds for " + path);
  }

  /** Ids of the rules that are on. */
  Set<String> active(Set<String> ids) {
    Set<String> active = new TreeSet<>(ids);
    active.removeIf(id -> levels.get(id) == RuleLevel.OFF);
    return active;
  }

  /** What options and file leave out. */
  Excludes excludes(List<String> globs) throws WrongUse {
    Excludes excludes = new Excludes();
    for (String glob : globs) {
      try {
        excludes.add(glob);
      } catch (WrongPattern e) {
        throw new WrongUse("--exclude: " + e.getMessage());
      }
    }
    Path folder = user.file().map(file -> file.toAbsolutePath().getParent()).orElse(null);
    for (String glob : user.excludes()) {
      try {
        if (folder != null) {
          excludes.addBelow(folder, glob);
        }
      } catch (WrongPattern e) {
        throw new WrongUse("configuration: " + user.file().orElseThrow() + ": " + e.getMessage());
      }
    }
    return excludes;
  }
}
