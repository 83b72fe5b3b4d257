package dev.watertight.errorprone;

import com.google.errorprone.ErrorProneFlags;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code -XepOpt:Watertight:...} says.
 *
 * @param config the configuration file that is named
 * @param closedWorld whether the compilation is the whole project
 */
record Flags(Optional<Path> config, boolean closedWorld) {
  private static final String START = "-XepOpt:";
  private static final String NAME = "Watertight";
  private static final String PREFIX = NAME + ":";
  private static final String CONFIG = PREFIX + "Config";
  private static final String CLOSED_WORLD = PREFIX + "ClosedWorld";

  /** All names that are ours. */
  static final Set<String> KNOWN = Set.of(CONFIG, CLOSED_WORLD);

  /**
   * Reads our flags among those of all checks.
   *
   * @throws WrongSetup where one is not known or has a wrong value
   */
  static Flags of(ErrorProneFlags flags) throws WrongSetup {
    for (String name : new TreeSet<>(flags.getFlagsMap().keySet())) {
      boolean ours =
          name.equalsIgnoreCase(NAME) || name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
      if (ours && !KNOWN.contains(name)) {
        throw new WrongSetup(
            START
                + name
                + " is not known. Allowed are "
                + START
                + CONFIG
                + "=PATH and "
                + START
                + CLOSED_WORLD
                + "=true|false.");
      }
    }
    return new Flags(config(flags), closedWorld(flags));
  }

  private static Optional<Path> config(ErrorProneFlags flags) throws WrongSetup {
    String value = flags.get(CONFIG).orElse(null);
    if (value == null) {
      return Optional.empty();
    }
    try {
      Path file = Path.of(value);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      throw wrongConfig(value, file.toAbsolutePath() + " is no file");
    } catch (InvalidPathException e) {
      throw wrongConfig(value, e.getReason());
    }
  }

  private static WrongSetup wrongConfig(String value, String reason) {
    return new WrongSetup(
        START + CONFIG + ": '" + value + "' cannot be read: " + reason + ". Expected is a path.");
  }

  private static boolean closedWorld(ErrorProneFlags flags) throws WrongSetup {
    String value = flags.get(CLOSED_WORLD).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new WrongSetup(
          START + CLOSED_WORLD + ": '" + value + "' is not known. Allowed are true and false.");
    }
    return value.equals("true");
  }
}
