package dev.watertight.scan;

import picocli.CommandLine.IVersionProvider;

/** The version of Watertight. */
final class Version implements IVersionProvider {
  /** As the jar says; classes that were not packed have none. */
  static String ours() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"watertight " + ours()};
  }
}
