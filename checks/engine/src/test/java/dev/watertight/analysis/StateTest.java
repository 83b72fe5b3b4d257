package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.analysis.Value.Handle;
import dev.watertight.model.Place;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** States are values: what changes one gives another, and equal ones are one. */
final class StateTest {
  private static final Held LENT = Held.lentBy(1, false);
  private static final Held OUTLIVING = Held.lentBy(1, true);

  private final Code code = Code.body("");
  private final Variable in = code.parameter("in");
  private final Variable done = code.parameter("done");

  private final State open =
      State.EMPTY.opened(1, Held.FRESH).with(in, Handle.of(1)).with(done, Value.TRUE);

  @Test
  void whatIsKnown() {
    assertThat(open.get(in)).isEqualTo(Handle.of(1));
    assertThat(open.get(done)).isEqualTo(Value.TRUE);
    assertThat(open.get("i>0")).isEqualTo(Value.UNKNOWN);
    assertThat(State.EMPTY.get(in)).isEqualTo(Value.UNKNOWN);
    assertThat(open.with(done, Value.TRUE)).isSameAs(open);
    assertThat(open.with(done, Value.UNKNOWN).facts()).containsOnlyKeys(in);
    assertThat(open.withFacts(Map.of()).facts()).isEmpty();
    assertThat(open.withFacts(Map.of()).isOpen(1)).isTrue();
    assertThat(open.toString()).startsWith("State");
  }

  @Test
  void variablesThatGoOutOfScope() {
    assertThat(open.without(Set.of(in)).facts()).containsOnlyKeys(done);
    assertThat(open.without(Set.of(in, done)).facts()).isEmpty();
    assertThat(open.without(Set.of(code.parameter("other")))).isSameAs(open);
    assertThat(open.without(Set.of())).isSameAs(open);
    assertThat(State.EMPTY.without(Set.of(in))).isSameAs(State.EMPTY);
  }

  @Test
  void equalityIsByContent() {
    State same = State.EMPTY.with(done, Value.TRUE).with(in, Handle.of(1)).opened(1, Held.FRESH);
    assertThat(same).isEqualTo(open).hasSameHashCodeAs(open);
    assertThat(open).isNotEqualTo(open.with(done, Value.FALSE));
    assertThat(open).isNotEqualTo(open.opened(2, Held.FRESH));
    assertThat(open).isNotEqualTo(open.push(1));
    assertThat(open.push(1)).isNotEqualTo(open.push(2)).isEqualTo(open.push(1));
    assertThat(open).isNotEqualTo("open");
    assertThat(open.hashCode()).isNotZero();
  }

  @Test
  void endingALenderEndsWhatItLent() {
    State lent = open.opened(2, LENT).opened(3, OUTLIVING).opened(4, Held.lentBy(2, false));
    assertThat(lent.ended(Set.of(1)).open()).containsOnlyKeys(3);
    assertThat(lent.ended(Set.of(2)).open()).containsOnlyKeys(1, 3);
    assertThat(lent.ended(Set.of(9))).isSameAs(lent);
    assertThat(State.EMPTY.ended(Set.of(1))).isSameAs(State.EMPTY);
    assertThat(State.EMPTY.opened(5, LENT).ended(Set.of(1)).open()).containsOnlyKeys(5);
  }

  @Test
  void handingOverALenderLeavesWhatItLent() {
    State lent = open.opened(2, LENT);
    assertThat(lent.handedOver(Set.of(1)).open()).containsOnlyKeys(2);
    assertThat(lent.handedOver(Set.of(9))).isSameAs(lent);
  }

  @Test
  void changes() {
    assertThat(open.change(Set.of(1), Held::inField).open().get(1).stored()).isTrue();
    assertThat(open.change(Set.of(9), Held::inField)).isSameAs(open);
    assertThat(open.change(Set.of(1), held -> held)).isSameAs(open);
    State two = open.opened(2, Held.FRESH).changeAll(Held::thrown);
    assertThat(two.open().values()).allMatch(Held::afterThrow);
    assertThat(two.open()).hasSize(2);
    assertThat(State.EMPTY.changeAll(Held::thrown)).isSameAs(State.EMPTY);
  }

  @Test
  void theInstanceOfAnEarlierRound() {
    State renamed = open.renamed(1, 7);
    assertThat(renamed.open()).containsOnlyKeys(7);
    assertThat(renamed.get(in)).isEqualTo(Handle.of(7));
    assertThat(renamed.get(done)).isEqualTo(Value.TRUE);
    assertThat(open.opened(2, Held.FRESH).renamed(1, 7).open()).containsOnlyKeys(2, 7);
  }

  @Test
  void waysThatWait() {
    State pushed = open.push(3);
    assertThat(pushed.pending()).isEqualTo(new State.Pending(3, null));
    assertThat(pushed.push(4).pending()).isEqualTo(new State.Pending(4, pushed.pending()));
    assertThat(pushed.push(4).pop()).isEqualTo(pushed);
    assertThat(pushed.pop()).isEqualTo(open);
  }

  @Test
  void whatAVariableLeadsTo() {
    assertThat(open.isReachable(1)).isTrue();
    assertThat(open.isReachable(2)).isFalse();
    assertThat(open.with(in, Value.NULL).isReachable(1)).isFalse();
  }

  @Test
  void joiningKeepsWhatBothSay() {
    State other = State.EMPTY.opened(1, Held.FRESH.thrown()).with(in, Handle.of(1));
    State joined = open.opened(2, Held.FRESH).join(other);
    assertThat(joined.open()).containsOnlyKeys(1);
    assertThat(joined.open().get(1).afterThrow()).isTrue();
    assertThat(joined.facts()).containsOnlyKeys(in);
    assertThat(open.with(in, Value.NULL).join(open).get(in)).isEqualTo(Value.UNKNOWN);
  }

  @Test
  void heldThings() {
    assertThat(Held.lentBy(-1, true)).isSameAs(Held.FRESH);
    assertThat(Held.lentBy(0, true).outlives()).isTrue();
    assertThat(Held.lentBy(0, true).parent()).isZero();
    Held field = Held.FRESH.inField();
    assertThat(field.stored()).isTrue();
    assertThat(field.inField()).isSameAs(field);
    Held passed = Held.FRESH.passedToUnresolved();
    assertThat(passed.doubtful() && passed.lastSeenByUnresolved()).isTrue();
    assertThat(passed.passedToUnresolved()).isSameAs(passed);
    Held used = passed.used();
    assertThat(used.doubtful()).isTrue();
    assertThat(used.lastSeenByUnresolved()).isFalse();
    assertThat(used.used()).isSameAs(used);
    assertThat(used.passedToUnresolved().lastSeenByUnresolved()).isTrue();
    Held thrown = Held.FRESH.thrown();
    assertThat(thrown.afterThrow()).isTrue();
    assertThat(thrown.thrown()).isSameAs(thrown);
    Held failed = Held.FRESH.failedRead();
    assertThat(failed.forgiven()).isTrue();
    assertThat(failed.failedRead()).isSameAs(failed);
  }

  @Test
  void joiningHeldThings() {
    assertThat(field().join(Held.FRESH)).isEqualTo(field());
    assertThat(Held.FRESH.join(field())).isEqualTo(field());
    assertThat(Held.FRESH.join(Held.FRESH)).isSameAs(Held.FRESH);
    assertThat(Held.lentBy(3, true).join(Held.lentBy(3, false))).isEqualTo(Held.lentBy(3, true));
    assertThat(Held.lentBy(3, true).join(Held.lentBy(4, true)).parent()).isEqualTo(-1);
  }

  /** Everything at once. */
  private static Held field() {
    return Held.FRESH.inField().passedToUnresolved().thrown().failedRead();
  }

  @Test
  void valuesAndHandles() {
    assertThat(Value.of(true)).isEqualTo(Value.TRUE);
    assertThat(Value.of(false)).isEqualTo(Value.FALSE);
    assertThat(Value.NON_NULL.isNonNull()).isTrue();
    assertThat(Handle.of(1).isNonNull()).isTrue();
    assertThat(new Value.ColdClose(Set.of(1)).isNonNull()).isTrue();
    assertThat(Value.NULL.isNonNull()).isFalse();
    assertThat(Value.UNKNOWN.isNonNull()).isFalse();
    Handle two = Handle.of(9).with(Handle.of(1));
    assertThat(two.ids()).containsExactly(1, 9);
    assertThat(two.with(two)).isSameAs(two);
    assertThat(two.renamed(1, 11).ids()).containsExactly(9, 11);
    assertThat(two.renamed(5, 6)).isSameAs(two);
  }

  private List<State> states(int count) {
    List<State> states = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      states.add(State.EMPTY.with("condition " + i, Value.TRUE));
    }
    return states;
  }

  @Test
  void tooManyStatesAreJoined() {
    List<State> few = states(States.LIMIT);
    assertThat(States.limited(few)).isSameAs(few);

    Collection<State> one = States.limited(states(States.LIMIT + 1));
    assertThat(one).containsExactly(State.EMPTY);
  }

  @Test
  void whoHoldsWhatIsKeptApart() {
    List<State> states = states(States.LIMIT + 1);
    states.add(State.EMPTY.opened(1, Held.FRESH).with(in, Handle.of(1)));
    states.add(State.EMPTY.opened(1, Held.FRESH));
    assertThat(States.limited(states)).hasSize(3).contains(State.EMPTY);
  }

  @Test
  void waysThatWaitAreKeptApart() {
    List<State> states = states(States.LIMIT);
    states.add(State.EMPTY.push(1));
    assertThat(States.limited(states)).hasSize(States.LIMIT + 1);
  }

  @Test
  void whereTooMuchDiffersNothingIsLeft() {
    List<State> states = new ArrayList<>();
    for (int i = 0; i <= States.LIMIT; i++) {
      states.add(State.EMPTY.opened(i, Held.FRESH));
    }
    assertThat(States.limited(states)).containsExactly(State.EMPTY);
  }

  @Test
  void waysOut() {
    Place here = new Place(1, 2);
    Place there = new Place(3, 4);
    WaysOut ways = new WaysOut();
    ways.take(WayOut.breaking(null), open, here);
    ways.take(WayOut.breaking(null), open, there);
    ways.take(WayOut.breaking("out"), State.EMPTY, there);
    ways.take(WayOut.RETURN, open, Value.NULL, there);
    WaysOut all = new WaysOut();
    all.takeAll(ways.mapped(state -> state));
    assertThat(all.ways()).hasSize(3);
    assertThat(all.ways().get(WayOut.breaking(null)).values()).containsExactly(here);
    assertThat(all.remove(WayOut.breaking("out"))).containsExactly(State.EMPTY);
    assertThat(all.remove(WayOut.breaking("out"))).isEmpty();
    assertThat(all.removeWithValues(WayOut.RETURN))
        .containsOnlyKeys(new WaysOut.Taken(open, Value.NULL));
    assertThat(all.removeWithValues(WayOut.RETURN)).isEmpty();
    assertThat(all.ways()).containsOnlyKeys(WayOut.breaking(null));
  }

  @Test
  void aWayOutHasRoomForSoManyStates() {
    WaysOut ways = new WaysOut();
    for (State state : states(4 * States.LIMIT + 1)) {
      ways.take(WayOut.YIELD, state, new Place(0, 1));
    }
    assertThat(ways.remove(WayOut.YIELD)).hasSize(4 * States.LIMIT);
  }
}
