package dev.watertight.scan;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.UserConfiguration;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.SourceFile;
import java.util.List;
import java.util.Map;

/**
 * Loads what every scan needs while the command line is still being read. A small bot is scanned in
 * less time than it takes to load the classes that scan it, and there is a second processor.
 */
final class WarmUp {
  private static final String SOURCE =
      """
      class Warm {
        int up(java.nio.file.Path path) throws java.io.IOException {
          try (var in = java.nio.file.Files.newInputStream(path)) {
            return in.read();
          }
        }
      }
      """;

  private WarmUp() {}

  /** Begins in the background. */
  static void start() {
    Thread thread = new Thread(WarmUp::run, "watertight-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run() {
    try {
      Catalogue.builtIn();
      BuiltInParts parts = new BuiltInParts();
      FrontEndChoice first = parts.order(FrontEndChoice.AUTO).get(0);
      if (parts.frontEnd(first).read("Warm.java", SOURCE) instanceof FrontEnd.Read read) {
        SourceFile file = read.file();
        Engine engine = parts.engine(new EngineSetup(UserConfiguration.NONE, Map.of(), List.of()));
        engine.index(file);
        engine.indexed(path -> null).check(file);
      }
    } catch (WrongUse | RuntimeException | Error e) {
      // Whatever is wrong will be met, and told, where it is needed.
      return;
    }
  }
}
