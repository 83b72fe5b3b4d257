package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.Backend;
import java.io.IOException;
import java.util.List;

/** Of servers that are processes. */
final class EmbeddedDeathTest extends DeathSuite {
  EmbeddedDeathTest() {
    super(Backend.EMBEDDED);
  }

  @Override
  void start() {
    Leftovers.delete(Leftovers.newFolder());
  }

  @Override
  List<String> running(Dead dead) {
    return dead.processes.stream()
        .filter(process -> process.isAlive() && process.info().command().isPresent())
        .map(ProcessHandle::toString)
        .toList();
  }

  @Override
  List<String> left(Dead dead) throws IOException {
    return folders(dead);
  }
}
