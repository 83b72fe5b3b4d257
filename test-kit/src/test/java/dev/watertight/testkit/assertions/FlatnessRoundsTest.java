package dev.watertight.testkit.assertions;

import static dev.watertight.testkit.assertions.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.bot.Amount;
import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Measurable;
import dev.watertight.testkit.environment.bot.Reading;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** The verdict over several rounds, by processes whose heap is a function of what they did. */
final class FlatnessRoundsTest {
  private static final Soak SOAK = Soak.ofOperations(1000);

  @Test
  void whatIsFlatTakesOneRound() {
    assertThat(judged(operation -> 3_000_000).toString())
        .contains("is flat: within 1 of 5 rounds of 1000 operations after a warm-up of 200");
  }

  @Test
  void whatComesToAnEndInTheBudgetIsFlat() {
    assertThat(judged(operation -> Math.min(operation, 3400) * 200).isFlat()).isTrue();
  }

  @Test
  void whatDoesNotIsALeak() {
    assertThat(judged(operation -> Math.min(operation, 9000) * 200).grown())
        .containsExactly(Kind.LIVE_HEAP);
  }

  @Test
  void aLeakIsOneThoughACacheIsLetGoInItsCourse() {
    assertThat(judged(operation -> operation * 200 + (operation < 1700 ? 5_000_000 : 0)).grown())
        .containsExactly(Kind.LIVE_HEAP);
  }

  @Test
  void aCacheThatIsEmptiedEveryOtherRoundIsFlat() {
    assertThat(judged(operation -> operation % 1700 * 200).isFlat()).isTrue();
  }

  private static Flatness judged(LongUnaryOperator heap) {
    FakeProcess process = new FakeProcess(heap);
    return assertThat(process).lookingAt(Kind.LIVE_HEAP).flatness(SOAK, () -> process.operations++);
  }

  private static final class FakeProcess implements Measurable {
    private final LongUnaryOperator heap;
    private long operations;

    FakeProcess(LongUnaryOperator heap) {
      this.heap = heap;
    }

    @Override
    public String name() {
      return "a process";
    }

    @Override
    public Reading measure(Collection<Kind> kinds) {
      long bytes = heap.applyAsLong(operations);
      return new Reading(
          Map.of(
              Kind.LIVE_HEAP,
              new Amount.Measured(bytes, List.of(new Item("[B", "[B", "[B", bytes)))));
    }
  }
}
