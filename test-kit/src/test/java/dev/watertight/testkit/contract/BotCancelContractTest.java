package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BotCancelContractTest {
  @RegisterExtension final Properties properties = new Properties();

  private static BotCancelContract tried(BotTwin twin) {
    return twin.contracts().new Cancelling();
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
  void can1_fails_where_one_step_takes_it_for_an_answer() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.CANCEL_IS_A_PHONE_NUMBER))
                ::can1_each_step_can_be_cancelled)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "CAN1 (each step can be cancelled) does not hold for ",
            "A user who says /cancel after step 2 is not let out of the dialog: \"Cancelled\" did not come",
            "Order Drill for /cancel?",
            "docs/kit/contracts/BotCancelContract.md#can1");
  }

  @Test
  void can2_fails_where_the_dialog_stays() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.CANCEL_KEEPS_STATE))::can2_a_cancelled_dialog_is_over)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "CAN2 (a cancelled dialog is over) does not hold for ",
            "who has cancelled after step 1",
            "Your phone number?",
            "Send /order to order.",
            "docs/kit/contracts/BotCancelContract.md#can2");
  }

  @Test
  void can3_fails_where_nothing_is_said() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.CANCEL_IS_SILENT))::can3_cancelling_nothing_is_answered)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "CAN3 (cancelling nothing is answered) does not hold for ",
            "whether the bot still runs",
            "Anna hears nothing",
            "docs/kit/contracts/BotCancelContract.md#can3");
  }

  @Test
  void can4_fails_where_the_button_still_orders() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.CANCEL_KEEPS_BUTTON))::can4_what_is_cancelled_is_not_done)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "CAN4 (what is cancelled is not done) does not hold for ",
            "users get what they have told the bot not to do",
            "but was: 1L",
            "Anna3 presses Yes",
            "docs/kit/contracts/BotCancelContract.md#can4");
  }

  @Test
  void can5_fails_where_who_cancelled_is_barred() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.CANCEL_BARS_USER))::can5_a_cancelled_dialog_begins_anew)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "CAN5 (a cancelled dialog begins anew) does not hold for ",
            "cannot be led again after it was cancelled after step 1: Anna1 says /order",
            "You cannot order today.",
            "docs/kit/contracts/BotCancelContract.md#can5");
  }

  @Test
  void a_bot_that_cannot_cancel_and_says_so_passes() {
    assertThatCode(
            tried(BotTwin.inProcess(Flaw.CANCEL_IS_UNKNOWN).without(BotCapability.CANCEL))
                ::can1_each_step_can_be_cancelled)
        .doesNotThrowAnyException();
  }

  @Test
  void a_bot_that_cancels_though_it_is_denied_fails() {
    assertThatThrownBy(
            tried(BotTwin.inProcess().without(BotCapability.CANCEL))
                ::can1_each_step_can_be_cancelled)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "CANCEL is denied, yet a user who says /cancel after step 1 has left the dialog",
            "Promise it");
  }

  @Test
  void a_script_without_a_way_out_has_to_say_so() {
    BotCancelContract contract = tried(BotTwin.inProcess().playing(FakeBot.dialog()));
    assertThatThrownBy(contract::can1_each_step_can_be_cancelled)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(
            "script() does not say how a user leaves the dialog",
            "deny BotCapability.CANCEL in promises()");
  }
}
