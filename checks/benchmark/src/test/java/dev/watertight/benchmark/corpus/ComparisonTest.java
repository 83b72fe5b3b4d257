package dev.watertight.benchmark.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Finding OPEN = finding(3, "in = open();");
  private static final Finding READ = finding(9, "read(in);");

  @Test
  void equal_findings_differ_in_nothing_and_keep_their_verdicts() {
    Judged row = new Judged(OPEN, Verdict.TRUE, "a leak");

    Comparison comparison = Comparison.of(List.of(OPEN), List.of(row));

    assertThat(comparison.same()).isTrue();
    assertThat(comparison.updated()).containsExactly(row);
  }

  @Test
  void a_new_finding_is_fresh_and_unread() {
    Judged row = new Judged(OPEN, Verdict.TRUE, "a leak");

    Comparison comparison = Comparison.of(List.of(OPEN, READ), List.of(row));

    assertThat(comparison.fresh()).containsExactly(READ);
    assertThat(comparison.gone()).isEmpty();
    assertThat(comparison.updated())
        .containsExactlyInAnyOrder(row, new Judged(READ, Verdict.UNREAD, ""));
  }

  @Test
  void a_finding_that_is_gone_leaves_with_its_verdict() {
    Judged stays = new Judged(OPEN, Verdict.HARMLESS, "memory only");
    Judged goes = new Judged(READ, Verdict.KNOWN_FALSE, "cannot throw");

    Comparison comparison = Comparison.of(List.of(OPEN), List.of(stays, goes));

    assertThat(comparison.gone()).containsExactly(goes);
    assertThat(comparison.fresh()).isEmpty();
    assertThat(comparison.updated()).containsExactly(stays);
  }

  @Test
  void a_line_that_moved_is_a_difference_and_keeps_its_verdict() {
    Judged row = new Judged(OPEN, Verdict.KNOWN_FALSE, "cannot throw");
    Finding moved = finding(30, OPEN.code());

    Comparison comparison = Comparison.of(List.of(moved), List.of(row));

    assertThat(comparison.same()).isFalse();
    assertThat(comparison.updated())
        .containsExactly(new Judged(moved, Verdict.KNOWN_FALSE, "cannot throw"));
  }

  @Test
  void another_severity_is_a_difference_and_keeps_the_verdict() {
    Judged row = new Judged(OPEN, Verdict.TRUE, "a leak");
    Finding error =
        new Finding(
            OPEN.jar(), OPEN.path(), OPEN.line(), OPEN.column(), OPEN.rule(), "error", OPEN.code());

    Comparison comparison = Comparison.of(List.of(error), List.of(row));

    assertThat(comparison.fresh()).containsExactly(error);
    assertThat(comparison.gone()).containsExactly(row);
    assertThat(comparison.updated()).containsExactly(new Judged(error, Verdict.TRUE, "a leak"));
  }

  @Test
  void equal_text_is_told_apart_by_its_place_before_it_is_matched_by_its_order() {
    Judged first = new Judged(finding(3, "in = open();"), Verdict.TRUE, "first");
    Judged second = new Judged(finding(8, "in = open();"), Verdict.HARMLESS, "second");

    Comparison onlySecond = Comparison.of(List.of(second.finding()), List.of(first, second));
    assertThat(onlySecond.gone()).containsExactly(first);
    assertThat(onlySecond.updated()).containsExactly(second);

    Comparison moved =
        Comparison.of(
            List.of(finding(4, "in = open();"), finding(9, "in = open();")),
            List.of(first, second));
    assertThat(moved.updated()).extracting(Judged::why).containsExactly("first", "second");
  }

  @Test
  void a_second_finding_in_one_place_counts() {
    Judged row = new Judged(OPEN, Verdict.TRUE, "a leak");

    assertThat(Comparison.of(List.of(OPEN, OPEN), List.of(row)).fresh()).containsExactly(OPEN);
    assertThat(Comparison.of(List.of(OPEN), List.of(row, row)).gone()).containsExactly(row);
  }

  @Test
  void a_verdict_does_not_go_over_to_another_rule_or_file() {
    Judged row = new Judged(OPEN, Verdict.TRUE, "a leak");
    Finding otherRule =
        new Finding("lib", OPEN.path(), 3, 5, "PoolPerOperation", "warning", OPEN.code());
    Finding otherFile = new Finding("lib", "p/B.java", 3, 5, OPEN.rule(), "warning", OPEN.code());

    assertThat(Comparison.of(List.of(otherRule, otherFile), List.of(row)).updated())
        .extracting(Judged::verdict)
        .containsOnly(Verdict.UNREAD);
  }

  private static Finding finding(int line, String code) {
    return new Finding("lib", "p/A.java", line, 5, "UnclosedResource", "warning", code);
  }
}
