package dev.watertight.errorprone;

import com.google.errorprone.ErrorProneOptions;
import dev.watertight.catalogue.ConfigurationException;
import dev.watertight.catalogue.UserConfiguration;
import dev.watertight.rules.Checker;
import dev.watertight.rules.Excludes;
import dev.watertight.rules.Settings;
import dev.watertight.rules.WrongPattern;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the flags of a compilation and its {@code watertight.yaml} say together.
 *
 * @param excludes what is not checked
 */
record Setup(UserConfiguration configuration, Settings settings, Excludes excludes) {
  /**
   * Reads the file that is named, else the one that is found from the sources upward.
   *
   * @param sourceRoots folders of the packages that are compiled
   * @throws WrongSetup where something cannot be used
   */
  static Setup of(ErrorProneOptions options, Collection<Path> sourceRoots) throws WrongSetup {
    Flags flags = Flags.of(options.getFlags());
    Path file = flags.config().orElse(null);
    UserConfiguration configuration = read(file == null ? search(sourceRoots) : file);
    Settings settings =
        new Settings(
            new Levels(options).below(configuration.rules()),
            configuration.exceptional(),
            flags.closedWorld());
    return new Setup(configuration, settings, excludes(configuration));
  }

  private static @Nullable Path search(Collection<Path> sourceRoots) throws WrongSetup {
    TreeSet<Path> found = new TreeSet<>();
    for (Path root : sourceRoots) {
      UserConfiguration.findUpwards(root).ifPresent(found::add);
    }
    if (found.size() > 1) {
      throw new WrongSetup(
          "both "
              + found.first()
              + " and "
              + found.last()
              + " hold for this compilation. Name one with -XepOpt:Watertight:Config=PATH.");
    }
    return found.isEmpty() ? null : found.first();
  }

  private static UserConfiguration read(@Nullable Path file) throws WrongSetup {
    try {
      return file == null
          ? UserConfiguration.NONE
          : UserConfiguration.read(file, Checker.ruleIds());
    } catch (ConfigurationException e) {
      throw new WrongSetup(String.valueOf(e.getMessage()));
    }
  }

  private static Excludes excludes(UserConfiguration configuration) throws WrongSetup {
    Excludes excludes = new Excludes();
    Path file = configuration.file().orElse(null);
    Path folder = file == null ? null : file.toAbsolutePath().normalize().getParent();
    if (folder != null) {
      for (String glob : configuration.excludes()) {
        try {
          excludes.addBelow(folder, glob);
        } catch (WrongPattern e) {
          throw new WrongSetup(file + ": " + e.getMessage());
        }
      }
    }
    return excludes;
  }
}
