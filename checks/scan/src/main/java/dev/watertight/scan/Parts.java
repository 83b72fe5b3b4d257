package dev.watertight.scan;

import dev.watertight.catalogue.ConfigurationException;
import dev.watertight.catalogue.UserConfiguration;
import dev.watertight.model.FrontEnd;
import java.nio.file.Path;
import java.util.List;
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

  /**
   * The front ends that read a file, in the order in which they are tried.
   *
   * @throws WrongUse where the one that was chosen is not at hand
   */
  List<FrontEndChoice> order(FrontEndChoice choice) throws WrongUse;

  /** A front end for the use of one thread at a time. Not for AUTO. */
  FrontEnd frontEnd(FrontEndChoice choice);

  /**
   * An engine for one scan.
   *
   * @throws WrongUse where what the user named makes no sense to it
   */
  Engine engine(EngineSetup setup) throws WrongUse;
}
