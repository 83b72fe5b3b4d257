package dev.watertight.testkit.contract;

import dev.watertight.testkit.environment.RealServer;
import java.util.ArrayList;
import java.util.List;

/** Which servers are away together. */
final class Outages {
  private Outages() {}

  /** Each alone; where there are several, all of them at last. */
  static List<List<RealServer>> eachAloneAndAll(StorageProbe probe) {
    List<RealServer> servers = probe.servers();
    List<List<RealServer>> outages = new ArrayList<>();
    servers.forEach(server -> outages.add(List.of(server)));
    if (servers.size() > 1) {
      outages.add(servers);
    }
    return outages;
  }
}
