package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.ConnectionSource;
import dev.watertight.testkit.environment.bot.Amount;
import dev.watertight.testkit.environment.bot.Amount.Measured;
import dev.watertight.testkit.environment.bot.Amount.NotMeasured;
import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Measurable;
import dev.watertight.testkit.environment.bot.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A process and the connections that its servers have. */
record WithServers(Measurable process, List<ConnectionSource> servers) implements Measurable {
  WithServers {
    servers = List.copyOf(servers);
  }

  @Override
  public String name() {
    return process.name();
  }

  @Override
  public Reading measure(Collection<Kind> kinds) {
    Map<Kind, Amount> connections = new LinkedHashMap<>();
    for (ConnectionSource server : servers) {
      Kind kind = Kind.connectionsOf(server.name());
      if (kinds.contains(kind)) {
        connections.put(kind, connections(server));
      }
    }
    List<Kind> others = new ArrayList<>(kinds);
    others.removeAll(connections.keySet());
    Map<Kind, Amount> amounts = new LinkedHashMap<>(process.measure(others).amounts());
    amounts.putAll(connections);
    return new Reading(amounts);
  }

  private static Amount connections(ConnectionSource server) {
    try {
      List<Item> items =
          server.connections().stream().map(text -> new Item(text, text, text, 1)).toList();
      return new Measured(items.size(), items);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return new NotMeasured(server.name() + " did not tell: " + e);
    }
  }
}
