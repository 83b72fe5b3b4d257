package dev.watertight.scan;

import dev.watertight.catalogue.ConfigurationException;
import dev.watertight.catalogue.UserConfiguration;
import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.FrontEnd;
import dev.watertight.rules.Checker;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The front ends and the engine that users get. */
final class BuiltInParts implements Parts {
  @Override
  public Set<String> ruleIds() {
    return Checker.ruleIds();
  }

  @Override
  public UserConfiguration configuration(Path file) throws ConfigurationException {
    return UserConfiguration.read(file, ruleIds());
  }

  @Override
  public List<FrontEndChoice> order(FrontEndChoice choice) throws WrongUse {
    boolean compiler = ModuleLayer.boot().findModule("jdk.compiler").isPresent();
    return switch (choice) {
      case AUTO ->
          compiler
              ? List.of(FrontEndChoice.JAVAC, FrontEndChoice.JAVAPARSER)
              : List.of(FrontEndChoice.JAVAPARSER);
      case JAVAC -> {
        if (!compiler) {
          throw new WrongUse(
              "--front-end: javac needs a JDK, and "
                  + System.getProperty("java.home")
                  + " is none. Use javaparser or auto.");
        }
        yield List.of(FrontEndChoice.JAVAC);
      }
      case JAVAPARSER -> List.of(FrontEndChoice.JAVAPARSER);
    };
  }

  @Override
  public FrontEnd frontEnd(FrontEndChoice choice) {
    return choice == FrontEndChoice.JAVAPARSER ? new JavaParserFrontEnd() : new JavacFrontEnd();
  }

  @Override
  public Engine engine(EngineSetup setup) throws WrongUse {
    return new RuleEngine(setup);
  }
}
