package dev.watertight.scan;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Entry point of the command line. */
@Command(
    name = "watertight",
    description = "Finds what Java chat bots leak.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main {
  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args the arguments as typed
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"watertight " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
