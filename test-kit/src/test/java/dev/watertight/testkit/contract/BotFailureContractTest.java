package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.TestAbortedException;

final class BotFailureContractTest {
  @RegisterExtension final Properties properties = new Properties();

  private static BotFailureContract tried(BotTwin twin) {
    return twin.contracts().new Failure();
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
        .hasSize(7)
        .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(ContractReport.Verdict.KEPT));
  }

  @Test
  void fai1_fails_where_a_failure_locks_the_user() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.FAILURE_LOCKS_USER))
                ::fai1_a_user_whose_work_fails_is_answered)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "FAI1 (a user whose work fails is answered) does not hold for ",
            "Without any answer the user believes that all is well",
            "Anna hears nothing",
            "says \"And now?\"",
            "docs/kit/contracts/BotFailureContract.md#fai1");
  }

  @Test
  void fai2_fails_where_the_dialog_stays_where_it_was() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.FAILURE_KEEPS_STATE))::fai2_a_failure_ends_the_dialog)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "FAI2 (a failure ends the dialog) does not hold for ",
            "clear the state in finally",
            "Press Yes or No.",
            "Send /order to order.",
            "confirm",
            "docs/kit/contracts/BotFailureContract.md#fai2");
  }

  @Test
  void fai3_fails_where_who_failed_is_barred() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.FAILURE_BARS_USER))
                ::fai3_a_user_whose_work_failed_begins_anew)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "FAI3 (a user whose work failed begins anew) does not hold for ",
            "The dialog cannot be led again after it has failed once: Anna says /order",
            "You cannot order today.",
            "docs/kit/contracts/BotFailureContract.md#fai3");
  }

  @Test
  void fai4_fails_where_what_failed_is_made_up_for() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.FAILURE_IS_MADE_UP_FOR))
                ::fai4_what_failed_is_not_done_twice)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "FAI4 (what failed is not done twice) does not hold for ",
            "gets twice what was wanted once",
            "expected: 1L",
            "but was: 2L",
            "docs/kit/contracts/BotFailureContract.md#fai4");
  }

  @Test
  void fai5_fails_where_a_refusal_ends_the_polling() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.REFUSAL_ENDS_POLLING))
                ::fai5_an_answer_that_telegram_refuses_leaves_nobody_stuck)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "FAI5 (an answer that telegram refuses leaves nobody stuck) does not hold for ",
            "After Telegram has refused one answer by 400 the user is stuck: Anna says /order",
            "400 Bad Request: message is too long",
            "docs/kit/contracts/BotFailureContract.md#fai5");
  }

  @Test
  void fai6_fails_where_a_refused_answer_is_repeated() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.REFUSAL_IS_REPEATED))
                ::fai6_a_user_who_blocked_the_bot_holds_up_nobody)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "FAI6 (a user who blocked the bot holds up nobody) does not hold for ",
            "While one user has blocked the bot, another one is not served: Ben says /order",
            "403 Forbidden: bot was blocked by the user",
            "docs/kit/contracts/BotFailureContract.md#fai6");
  }

  @Test
  void fai7_fails_where_a_failure_clears_all_dialogs() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.FAILURE_CLEARS_ALL))
                ::fai7_a_failure_leaves_the_dialogs_of_others_alone)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "FAI7 (a failure leaves the dialogs of others alone) does not hold for ",
            "One user's failure has changed another's dialog: Ben says Drill",
            "Send /order to order.",
            "docs/kit/contracts/BotFailureContract.md#fai7");
  }

  @Test
  void a_refused_answer_stands_in_for_work_that_the_script_cannot_let_fail() {
    BotFailureContract contract = tried(BotTwin.inProcess().playing(FakeBot.dialog()));
    assertThatCode(contract::fai2_a_failure_ends_the_dialog).doesNotThrowAnyException();
    assertThatThrownBy(contract::fai4_what_failed_is_not_done_twice)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContainingAll(
            "Not applicable: script() does not say how to count", "Add .counting(..)");
  }
}
