package dev.watertight.testkit.internal.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TrendTest {
  private static final long[] OPERATIONS = LongStream.rangeClosed(0, 20).map(i -> i * 50).toArray();
  private static final long LEAST = 4096;

  @Test
  void oneThingInFiftyOperationsGrows() {
    Trend trend = Trend.ofThings(OPERATIONS, figures(operation -> 7 + operation / 50));
    assertThat(trend.grows()).isTrue();
    assertThat(trend.perOperation()).isEqualTo(1 / 50.0);
  }

  @Test
  void oneThingInAThirdOfTheRoundGrowsWhereverItBegins() {
    for (int offset = 0; offset < 333; offset++) {
      int begin = offset;
      Trend trend = Trend.ofThings(OPERATIONS, figures(operation -> (operation + begin) / 333));
      assertThat(trend.grows()).as("begins at %d", begin).isTrue();
      assertThat(trend.detectable()).isEqualTo(3 / 1000.0);
    }
  }

  @Test
  void whatStaysIsFlat() {
    assertThat(Trend.ofThings(OPERATIONS, figures(operation -> 7)).grows()).isFalse();
    assertThat(Trend.ofBytes(OPERATIONS, figures(operation -> 1_000_000), LEAST).grows()).isFalse();
  }

  @Test
  void whatFallsIsFlat() {
    assertThat(Trend.ofThings(OPERATIONS, figures(operation -> 100 - operation / 50)).grows())
        .isFalse();
    assertThat(
            Trend.ofBytes(OPERATIONS, figures(operation -> 9_000_000 - operation * 100), LEAST)
                .grows())
        .isFalse();
  }

  @Test
  void aPoolThatFillsUpIsFlat() {
    assertThat(
            Trend.ofThings(OPERATIONS, figures(operation -> Math.min(8, operation / 50))).grows())
        .isFalse();
  }

  @Test
  void peaksOverAFloorAreFlat() {
    long[] figures = figures(operation -> operation % 150 == 0 ? 5 : 5 + operation / 20);
    assertThat(Trend.ofThings(OPERATIONS, figures).grows()).isFalse();
  }

  @Test
  void aLeakUnderPeaksGrows() {
    Random random = new Random(17);
    long[] figures = figures(operation -> operation / 50 + random.nextInt(4));
    assertThat(Trend.ofThings(OPERATIONS, figures).grows()).isTrue();
  }

  @Test
  void twoHundredBytesAnOperationGrowUnderScatterOfAFifthOfThat() {
    Random random = new Random(17);
    for (int run = 0; run < 100; run++) {
      long[] figures = figures(operation -> 3_000_000 + operation * 200 + random.nextInt(40_000));
      Trend trend = Trend.ofBytes(OPERATIONS, figures, LEAST);
      assertThat(trend.grows()).as("run %d", run).isTrue();
      assertThat(trend.perOperation()).isCloseTo(200, within(40.0));
      assertThat(trend.detectable()).isLessThan(100);
    }
  }

  @Test
  void scatterAloneGrowsInFewRounds() {
    Random random = new Random(17);
    int grown = 0;
    for (int run = 0; run < 1000; run++) {
      long[] bytes = figures(operation -> 3_000_000 + random.nextInt(100_000));
      long[] things = figures(operation -> 10 + random.nextInt(6));
      grown += Trend.ofBytes(OPERATIONS, bytes, LEAST).grows() ? 1 : 0;
      grown += Trend.ofThings(OPERATIONS, things).grows() ? 1 : 0;
    }
    assertThat(grown).as("of 2000 rounds").isLessThan(20);
  }

  @Test
  void growthThatEndsInTheFirstThirdIsFlat() {
    long[] figures = figures(operation -> 3_000_000 + Math.min(operation, 300) * 200);
    assertThat(Trend.ofBytes(OPERATIONS, figures, LEAST).grows()).isFalse();
  }

  @Test
  void aRestThatIsLessThanTheLeastIsFlat() {
    assertThat(
            Trend.ofBytes(OPERATIONS, figures(operation -> 3_000_000 + operation * 4), LEAST)
                .grows())
        .isFalse();
  }

  @Test
  void aLeakGrowsThoughSomethingElseIsLetGoOnce() {
    for (int at = 100; at <= 900; at += 50) {
      int end = at;
      Trend bytes =
          Trend.ofBytes(
              OPERATIONS,
              figures(operation -> 3_000_000 + operation * 200 + (operation < end ? 5_000_000 : 0)),
              LEAST);
      assertThat(bytes.grows()).as("falls at %d", at).isTrue();
      assertThat(bytes.disturbed()).isTrue();
      Trend things =
          Trend.ofThings(
              OPERATIONS, figures(operation -> operation / 100 + (operation < end ? 8 : 0)));
      assertThat(things.grows()).as("falls at %d", at).isTrue();
    }
  }

  @Test
  void whatIsLetGoOnceIsNoGrowth() {
    Random random = new Random(17);
    long[] figures =
        figures(operation -> 3_000_000 + random.nextInt(900) + (operation < 400 ? 5_000_000 : 0));
    assertThat(Trend.ofBytes(OPERATIONS, figures, LEAST).grows()).isFalse();
  }

  @Test
  void aDipIsNoGrowth() {
    assertThat(Trend.ofThings(OPERATIONS, figures(operation -> operation == 500 ? 2 : 9)).grows())
        .isFalse();
    assertThat(Trend.ofThings(OPERATIONS, figures(operation -> operation == 500 ? 90 : 9)).grows())
        .isFalse();
  }

  @Test
  void whatFallsAgainAndAgainIsFlat() {
    for (long period : new long[] {150, 200, 250, 300, 350, 400}) {
      long[] figures = figures(operation -> 3_000_000 + operation % period * 270);
      Trend trend = Trend.ofBytes(OPERATIONS, figures, LEAST);
      assertThat(trend.grows()).as("falls every %d", period).isFalse();
    }
  }

  @Test
  void fewCheckpointsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.ofThings(new long[5], new long[5]))
        .withMessageContaining("6 checkpoints or more");
  }

  private static long[] figures(LongUnaryOperator figure) {
    return LongStream.of(OPERATIONS).map(figure).toArray();
  }
}
