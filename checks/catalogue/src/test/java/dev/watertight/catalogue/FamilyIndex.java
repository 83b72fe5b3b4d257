package dev.watertight.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes {@code index.txt}, which tells the reader which family speaks of which types: {@code
 * FamilyIndex <folder of the data>}. Run it when a test says that the index is stale.
 */
public final class FamilyIndex {
  private static final Set<String> NO_FAMILIES =
      Set.of("index", "hooks", "entry-points", "creation-places");

  private FamilyIndex() {}

  /**
   * Runs the tool.
   *
   * @param args the folder of the data
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.write(folder.resolve("index.txt"), lines(folder));
  }

  static List<String> lines(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Which family speaks of which types, and the methods that make or lend; written by FamilyIndex.");
    for (String family : families(folder)) {
      Facts facts = new Facts();
      String text = Files.readString(folder.resolve(family + ".txt"));
      FactsReader.read(new Lines(family + ".txt", text), family, facts);
      add(family, new FactIndex(facts), lines);
    }
    return lines;
  }

  static List<String> families(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .map(name -> name.substring(0, name.length() - ".txt".length()))
          .filter(name -> !NO_FAMILIES.contains(name))
          .sorted()
          .toList();
    }
  }

  private static void add(String family, FactIndex facts, List<String> lines) {
    lines.add("family " + family);
    Map<String, Set<String>> packages = new TreeMap<>();
    for (String name : facts.names()) {
      int dot = name.lastIndexOf('.');
      packages
          .computeIfAbsent(name.substring(0, dot), key -> new TreeSet<>())
          .add(name.substring(dot + 1));
    }
    packages.forEach((name, types) -> lines.add("  " + name + " " + String.join(" ", types)));
    if (!facts.members().isEmpty()) {
      lines.add("  words " + String.join(" ", facts.members()));
    }
    if (!facts.pools().isEmpty()) {
      lines.add("  pools " + String.join(" ", facts.pools()));
    }
    if (!facts.receivers().isEmpty()) {
      lines.add("  receivers " + String.join(" ", facts.receivers()));
    }
  }
}
