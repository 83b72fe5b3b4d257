package dev.watertight.scan;

import dev.watertight.catalogue.ConfigurationException;
import dev.watertight.catalogue.UserConfiguration;
import dev.watertight.model.FrontEnd;
import java.nio.file.Path;
import java.util.Set;

/** The front ends and the engine that users get. */
final class BuiltInParts implements Parts {
  @Override
  public Set<String> ruleIds() {
    return Set.of("UnclosedStorage", "UnclosedResource");
  }

  @Override
  public UserConfiguration configuration(Path file) throws ConfigurationException {
    return UserConfiguration.NONE;
  }

  @Override
  public FrontEnd frontEnd(FrontEndChoice choice) {
    return (path, text) -> new FrontEnd.Failed(0, "no front end");
  }

  @Override
  public Engine engine(EngineSetup setup) {
    throw new UnsupportedOperationException();
  }
}
