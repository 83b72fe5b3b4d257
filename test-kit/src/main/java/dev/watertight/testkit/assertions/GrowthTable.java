package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures at the checkpoints, a column a kind: of all rounds their begin, of the last all. */
final class GrowthTable {
  private static final String GAP = "  ";

  private GrowthTable() {}

  static String of(List<Round> rounds) {
    Round last = rounds.get(rounds.size() - 1);
    List<Kind> kinds = List.copyOf(rounds.get(0).kinds());
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("operations"));
    kinds.forEach(kind -> heading.add(kind.name()));
    rows.add(heading);
    for (Round round : rounds) {
      int shown = round == last ? round.checkpoints() : 1;
      for (int i = 0; i < shown; i++) {
        rows.add(row(round, i, kinds));
      }
    }
    List<String> rates = new ArrayList<>(List.of("grows by"));
    kinds.forEach(kind -> rates.add(rate(rounds, kind)));
    rows.add(rates);
    return text(rows);
  }

  private static List<String> row(Round round, int checkpoint, List<Kind> kinds) {
    List<String> row = new ArrayList<>();
    row.add(Long.toString(round.operation(checkpoint)));
    for (Kind kind : kinds) {
      row.add(
          round.kinds().contains(kind)
              ? String.format(Locale.ROOT, "%,d", round.figure(kind, checkpoint))
              : "flat");
    }
    return row;
  }

  /** By the last round that looked at the kind. */
  private static String rate(List<Round> rounds, Kind kind) {
    String rate = "";
    for (Round round : rounds) {
      if (round.kinds().contains(kind)) {
        rate = Rates.text(kind.unit(), round.trend(kind).perOperation());
      }
    }
    return rate;
  }

  private static String text(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        text.append(GAP).append(" ".repeat(width - row.get(at).length())).append(row.get(at));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
