package dev.watertight.scan;

import dev.watertight.catalogue.ConfigurationException;
import dev.watertight.catalogue.UserConfiguration;
import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.FrontEnd;
import dev.watertight.rules.Checker;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.nio.file.Path;
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
  public FrontEnd frontEnd(FrontEndChoice choice) {
    return choice == FrontEndChoice.JAVAPARSER ? new JavaParserFrontEnd() : new JavacFrontEnd();
  }

  @Override
  public Engine engine(EngineSetup setup) {
    return new RuleEngine(setup);
  }
}
