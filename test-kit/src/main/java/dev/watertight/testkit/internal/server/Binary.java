package dev.watertight.testkit.internal.server;

import java.nio.file.Path;
import java.util.List;

/** A server binary of this machine. */
public interface Binary {
  /** What it is, such as {@code redis-server of embedded-redis}. */
  String description();

  /** Puts binary and empty data into the folder. Called once, before the first command. */
  void install(Path folder);

  /** The command that serves the data in the folder on a port of the loopback interface. */
  List<String> command(Path folder, int port);

  /** The signal that ends it in good order, without {@code SIG}. */
  String stopSignal();

  /** The signal that ends it fast, its data being of no use any more. */
  String endSignal();
}
