package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of a process that was put to use: flat, or growing, and by what. */
public final class Flatness {
  private final String process;
  private final Soak soak;
  private final List<Round> rounds;
  private final List<Kind> grown;
  private final Map<Kind, String> notMeasured;

  Flatness(
      String process,
      Soak soak,
      List<Round> rounds,
      List<Kind> grown,
      Map<Kind, String> notMeasured) {
    this.process = process;
    this.soak = soak;
    this.rounds = rounds;
    this.grown = grown;
    this.notMeasured = Map.copyOf(notMeasured);
  }

  /** Whether nothing that was measured kept growing. */
  public boolean isFlat() {
    return grown.isEmpty();
  }

  /** What grew in every round. */
  public List<Kind> grown() {
    return grown;
  }

  /** What could not be measured, and why; it has not passed. */
  public Map<Kind, String> notMeasured() {
    return notMeasured;
  }

  /** The verdict, the figures of the last round, what grew by which items, and what went unseen. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(verdict());
    text.append("\n\n").append(GrowthTable.of(rounds));
    Round last = rounds.get(rounds.size() - 1);
    for (Kind kind : grown) {
      text.append("\n").append(Growth.of(kind, last));
    }
    text.append("\n").append(sensitivity());
    if (!notMeasured.isEmpty()) {
      text.append(reasons(notMeasured));
    }
    return text.toString().stripTrailing();
  }

  private String verdict() {
    String use = soak.operations() + " operations after a warm-up of " + soak.warmUp();
    if (isFlat()) {
      return process
          + " is flat: within "
          + rounds.size()
          + " of "
          + soak.rounds()
          + " rounds of "
          + use
          + ", nothing kept growing.";
    }
    return "Expecting "
        + process
        + " to stay flat, but "
        + grown.stream().map(Kind::name).collect(Collectors.joining(" and "))
        + " grew in "
        + (soak.rounds() == 1 ? "the only round" : "each of " + soak.rounds() + " rounds")
        + " of "
        + use
        + ". What warms up, such as a cache, comes to an end; if this one takes longer, give it a"
        + " longer warm-up or more rounds.";
  }

  private String sensitivity() {
    Round first = rounds.get(0);
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (Kind kind : first.kinds()) {
      String least = Rates.text(kind.unit(), first.trend(kind).detectable());
      kinds.computeIfAbsent(least, same -> new ArrayList<>()).add(kind.name());
    }
    return kinds.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + " " + entry.getKey())
        .collect(Collectors.joining("; ", "The least that shows in such a round: ", "."));
  }

  static String reasons(Map<Kind, String> notMeasured) {
    return notMeasured.entrySet().stream()
        .map(entry -> "\nnot measured: " + entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining());
  }
}
