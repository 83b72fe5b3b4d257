package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.Properties;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.TestAbortedException;

final class BotIdempotencyContractTest {
  @RegisterExtension final Properties properties = new Properties();

  private static BotIdempotencyContract tried(BotTwin twin) {
    return twin.contracts().new Deliveries();
  }

  /** A broken bot says nothing for as long as that. */
  @BeforeEach
  void loseNoTime() {
    properties.set(BotTimes.PATIENCE, "3");
  }

  @Test
  void a_bot_that_keeps_all_passes() {
    properties.set(BotTimes.PATIENCE, "20");
    assertThat(tried(BotTwin.inProcess()).verify().lines())
        .hasSize(5)
        .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(ContractReport.Verdict.KEPT));
  }

  @Test
  void ide1_fails_where_each_press_orders() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.PRESSES_ORDER_EACH_TIME))
                ::ide1_the_last_update_again_does_nothing_twice)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "IDE1 (the last update again does nothing twice) does not hold for ",
            "its last update was delivered again",
            "the user then has ordered twice",
            "expected: 1L",
            "but was: 2L",
            "docs/kit/contracts/BotIdempotencyContract.md#ide1");
  }

  @Test
  void ide2_fails_where_presses_are_remembered_by_the_process() {
    assertThatThrownBy(
            tried(BotTwin.child(Flaw.PRESSES_ARE_KNOWN_IN_MEMORY))::ide2_also_not_after_a_restart)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "IDE2 (also not after a restart) does not hold for ",
            "the bot was ended and started, and the last update was delivered again",
            "but was: 2L",
            "killed",
            "docs/kit/contracts/BotIdempotencyContract.md#ide2");
  }

  @Test
  void ide3_fails_where_an_update_is_taken_for_the_next_answer() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.UPDATES_ARE_FORGOTTEN))
                ::ide3_an_update_again_skips_no_step)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "IDE3 (an update again skips no step) does not hold for ",
            "The update of step 2 was delivered again, and the dialog does not go on from where it was: Anna says 030 123456",
            "Order Drill for Drill?",
            "docs/kit/contracts/BotIdempotencyContract.md#ide3");
  }

  @Test
  void ide4_fails_where_the_answer_is_sent_each_time() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.ANSWERS_ARE_REPEATED))
                ::ide4_each_answer_comes_once_or_twice)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "IDE4 (each answer comes once or twice) does not hold for ",
            "whose update was delivered 3 times",
            "less than or equal to",
            "docs/kit/contracts/BotIdempotencyContract.md#ide4");
  }

  @Test
  void ide5_fails_where_only_the_last_update_is_remembered() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.UPDATES_BUT_THE_LAST_ARE_FORGOTTEN))
                ::ide5_the_whole_dialog_again_does_nothing_twice)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "IDE5 (the whole dialog again does nothing twice) does not hold for ",
            "all its updates were delivered again, in their order",
            "but was: 2L",
            "docs/kit/contracts/BotIdempotencyContract.md#ide5");
  }

  @Test
  void ide2_holds_for_a_bot_that_is_killed() throws Exception {
    properties.set(BotTimes.PATIENCE, "20");
    BotIdempotencyContract contract = tried(BotTwin.child());
    assertThatCode(contract::ide2_also_not_after_a_restart).doesNotThrowAnyException();
  }

  @Test
  void a_bot_that_handles_updates_again_and_says_so_passes() throws Exception {
    BotIdempotencyContract contract =
        tried(BotTwin.inProcess(Flaw.UPDATES_ARE_FORGOTTEN).without(BotCapability.IDEMPOTENT));
    assertThatCode(contract::ide1_the_last_update_again_does_nothing_twice)
        .doesNotThrowAnyException();
  }

  @Test
  void a_bot_that_is_idempotent_though_it_is_denied_fails() {
    assertThatThrownBy(
            tried(BotTwin.inProcess().without(BotCapability.IDEMPOTENT))
                ::ide1_the_last_update_again_does_nothing_twice)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("IDEMPOTENT is denied, yet no update", "Promise it");
  }

  @Test
  void rules_about_what_is_done_are_not_passed_if_nobody_counts() {
    BotIdempotencyContract contract = tried(BotTwin.inProcess().playing(FakeBot.dialog()));
    for (ThrowingCallable rule :
        List.<ThrowingCallable>of(
            contract::ide1_the_last_update_again_does_nothing_twice,
            contract::ide2_also_not_after_a_restart,
            contract::ide5_the_whole_dialog_again_does_nothing_twice)) {
      assertThatThrownBy(rule)
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContainingAll(
              "Not applicable: script() does not say how to count", "Add .counting(..)");
    }
  }

  @Test
  void a_count_that_does_not_count_is_told() {
    BotIdempotencyContract contract =
        tried(BotTwin.inProcess().playing(FakeBot.dialog().counting(() -> 7)));
    assertThatThrownBy(contract::ide1_the_last_update_again_does_nothing_twice)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining(
            "counting(..) of script() counted 0 more after one dialog that was led to its end");
  }
}
