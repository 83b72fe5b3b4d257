package dev.watertight.scan;

import dev.watertight.catalogue.ConfigurationException;
import dev.watertight.catalogue.UserConfiguration;
import dev.watertight.model.FrontEnd;
import java.nio.file.Path;
import java.util.Set;

/** What the command line drives. Tests drive parts of their own. */
interface Parts {
  /** Ids of all rules. */
  Set<String> ruleIds();

  /**
   * Reads a {@code watertight.yaml}.
   *
   * @throws ConfigurationException where it cannot be used
   */
  UserConfiguration configuration(Path file) throws ConfigurationException;

  /** A front end for the use of one thread at a time. Not for AUTO. */
  FrontEnd frontEnd(FrontEndChoice choice);

  /**
   * An engine for one scan.
   *
   * @throws WrongUse where what the user named makes no sense to it
   */
  Engine engine(EngineSetup setup) throws WrongUse;
}
