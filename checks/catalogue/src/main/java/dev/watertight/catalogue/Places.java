package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * Hooks, entry points and places of creation.
 *
 * @param hooks all lifecycle hooks
 * @param entryPoints all entry points of operations
 * @param creation where making a long-lived resource is legitimate
 */
record Places(List<Hook> hooks, List<EntryPoint> entryPoints, CreationPlaces creation) {
  Places {
    hooks = List.copyOf(hooks);
    entryPoints = List.copyOf(entryPoints);
  }

  static Places builtIn() {
    return Holder.PLACES;
  }

  private static final class Holder {
    static final Places PLACES = read();
  }

  private static Places read() {
    Facts facts = new Facts();
    for (String file : new String[] {"hooks", "entry-points", "creation-places"}) {
      FactsReader.read(Lines.ofResource(file + ".txt"), file, facts);
    }
    return new Places(
        facts.hooks,
        facts.entryPoints,
        new CreationPlaces(facts.structuralPlaces, facts.declaredPlaces));
  }

  Places with(UserConfiguration configuration) {
    List<Hook> allHooks = new ArrayList<>(hooks);
    allHooks.addAll(configuration.hooks());
    List<EntryPoint> allEntryPoints = new ArrayList<>(entryPoints);
    allEntryPoints.addAll(configuration.entryPoints());
    return new Places(allHooks, allEntryPoints, creation);
  }
}
