package dev.watertight.scan;

import dev.watertight.model.FrontEnd;
import dev.watertight.model.SourceFile;
import dev.watertight.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules say of a text, beside what its marks ask for.
 *
 * @param expected a line for each mark
 * @param actual a line for each finding; the same line as the mark that it matches
 */
record Judgement(String expected, String actual) {
  /** Judges one text that is a checkout of its own. */
  static Judgement of(String text, FrontEnd frontEnd) {
    Checkout checkout = Checkout.read(Map.of("Fixture.java", text), frontEnd);
    return of(checkout.files().iterator().next(), checkout);
  }

  /** Compares findings of a file with its marks. */
  static Judgement of(SourceFile file, Checkout checkout) {
    return of(file, checkout.check(file));
  }

  /** Compares these findings of a file with its marks. */
  static Judgement of(SourceFile file, List<Finding> findings) {
    List<Mark> marks = Mark.in(file.text());
    List<Mark> open = new ArrayList<>(marks);
    List<String> actual = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Mark> mark = open.stream().filter(m -> m.matches(finding, file)).findFirst();
      mark.ifPresent(open::remove);
      actual.add(mark.map(Mark::toString).orElseGet(() -> unexpected(finding, file)));
    }
    return new Judgement(lines(marks.stream().map(Mark::toString).toList()), lines(actual));
  }

  private static String unexpected(Finding finding, SourceFile file) {
    int line = file.lines().line(finding.place().start());
    return line + ": " + finding.rule() + ": " + finding.message();
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines);
  }
}
