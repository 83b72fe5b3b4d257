package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.TestAbortedException;

final class BotRestartContractTest {
  @RegisterExtension final Properties properties = new Properties();

  private static BotRestartContract tried(BotTwin twin) {
    return twin.contracts().new Restart();
  }

  /** A broken bot says nothing for as long as that. */
  @BeforeEach
  void loseNoTime() {
    properties.set(BotTimes.PATIENCE, "3");
    properties.set(BotTimes.SHUTDOWN, "5");
  }

  @Test
  void a_bot_that_keeps_all_passes() {
    properties.set(BotTimes.PATIENCE, "30");
    properties.set(BotTimes.SHUTDOWN, "30");
    assertThat(tried(BotTwin.child()).verify().lines())
        .hasSize(8)
        .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(ContractReport.Verdict.KEPT));
  }

  @Test
  void res1_fails_where_the_script_is_another() {
    assertThatThrownBy(
            tried(
                    BotTwin.inProcess()
                        .playing(
                            DialogScript.beginningWith("/order", "Which colour?")
                                .then("Drill", "phone")))
                ::res1_the_bot_plays_its_script)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES1 (the bot plays its script) does not hold for ",
            "The bot does not answer as script() says; check both",
            "... Which colour? ...",
            "Which model?",
            "docs/kit/contracts/BotRestartContract.md#res1");
  }

  @Test
  void res2_fails_where_dialogs_are_in_memory() {
    assertThatThrownBy(
            tried(BotTwin.child(Flaw.STATE_IN_MEMORY))::res2_a_dialog_goes_on_after_a_kill)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES2 (a dialog goes on after a kill) does not hold for ",
            "The bot was killed after step 1 and started, and the dialog does not go on",
            "Send /order to order.",
            " killed",
            "wrote last:",
            "docs/kit/contracts/BotRestartContract.md#res2");
  }

  @Test
  void res2_fails_where_what_is_denied_works() {
    assertThatThrownBy(
            tried(BotTwin.child().without(BotCapability.SURVIVES_RESTART))
                ::res2_a_dialog_goes_on_after_a_kill)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES2 (a dialog goes on after a kill) does not hold for ",
            "the dialog goes on all the same. Promise SURVIVES_RESTART",
            "docs/kit/contracts/BotRestartContract.md#res2");
  }

  @Test
  void res2_is_not_tried_where_nothing_can_be_killed() {
    assertThatThrownBy(tried(BotTwin.inProcess())::res2_a_dialog_goes_on_after_a_kill)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("fake bot (in this JVM) cannot be killed by the kit");
  }

  @Test
  void res3_fails_where_dialogs_are_in_memory() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.STATE_IN_MEMORY))::res3_a_dialog_goes_on_after_a_stop)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES3 (a dialog goes on after a stop) does not hold for ",
            "The bot was stopped after step 1 and started, and the dialog does not go on",
            "Send /order to order.",
            "docs/kit/contracts/BotRestartContract.md#res3");
  }

  @Test
  void res3_fails_where_what_is_denied_works() {
    assertThatThrownBy(
            tried(BotTwin.inProcess().without(BotCapability.SURVIVES_RESTART))
                ::res3_a_dialog_goes_on_after_a_stop)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES3 (a dialog goes on after a stop) does not hold for ",
            "the dialog goes on all the same. Promise SURVIVES_RESTART",
            "docs/kit/contracts/BotRestartContract.md#res3");
  }

  @Test
  void what_is_denied_and_not_there_is_proven() throws Exception {
    BotRestartContract forgetful =
        tried(
            BotTwin.inProcess(Flaw.STATE_IN_MEMORY)
                .without(BotCapability.SURVIVES_RESTART, BotCapability.TWO_INSTANCES));
    forgetful.res3_a_dialog_goes_on_after_a_stop();
    forgetful.res4_a_dialog_goes_on_with_another_instance();
    forgetful.res5_what_was_said_while_it_was_down_is_answered();
    assertThatThrownBy(forgetful::res6_a_state_that_is_no_more_is_answered)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("SURVIVES_RESTART is denied, which RES2 proves");
  }

  @Test
  void res4_fails_where_dialogs_are_in_memory() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.STATE_IN_MEMORY))
                ::res4_a_dialog_goes_on_with_another_instance)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES4 (a dialog goes on with another instance) does not hold for ",
            "A second instance was started, the first one ended, and the dialog does not go on",
            "docs/kit/contracts/BotRestartContract.md#res4");
  }

  @Test
  void res4_fails_where_what_is_denied_works() {
    assertThatThrownBy(
            tried(BotTwin.inProcess().without(BotCapability.TWO_INSTANCES))
                ::res4_a_dialog_goes_on_with_another_instance)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES4 (a dialog goes on with another instance) does not hold for ",
            "goes on with the dialog all the same. Promise TWO_INSTANCES",
            "docs/kit/contracts/BotRestartContract.md#res4");
  }

  @Test
  void res5_fails_where_what_waited_is_dropped() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.DROPS_WHAT_WAITED))
                ::res5_what_was_said_while_it_was_down_is_answered)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES5 (what was said while it was down is answered) does not hold for ",
            "What users wrote while the bot was down is lost",
            "... Which model? ...",
            "docs/kit/contracts/BotRestartContract.md#res5");
  }

  @Test
  void res6_fails_where_an_old_state_is_an_error() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.FAILS_ON_OLD_STATES))
                ::res6_a_state_that_is_no_more_is_answered)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES6 (a state that is no more is answered) does not hold for ",
            "The state \"model\" is stored as \"modex\" now",
            "and the user gets no answer",
            "renamed \"model\" to \"modex\" in ",
            "docs/kit/contracts/BotRestartContract.md#res6");
  }

  @Test
  void res6_is_not_tried_without_knowing_how_states_are_stored() {
    BotRestartContract contract =
        tried(
            BotTwin.inProcess()
                .playing(
                    DialogScript.beginningWith("/order", "Which model?").then("Drill", "phone")));
    assertThatThrownBy(contract::res6_a_state_that_is_no_more_is_answered)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("The kit does not know how states are stored")
        .hasMessageContaining(".storedAs(\"order:phone\")");
  }

  @Test
  void res6_says_that_a_stored_state_is_not_there() {
    BotRestartContract contract =
        tried(
            BotTwin.inProcess()
                .playing(
                    DialogScript.beginningWith("/order", "Which model?")
                        .storedAs("order:colour")
                        .then("Drill", "phone")));
    assertThatThrownBy(contract::res6_a_state_that_is_no_more_is_answered)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("storedAs(\"order:colour\"), but nothing that is stored")
        .hasMessageContaining("What Redis holds");
  }

  @Test
  void res7_fails_where_dialogs_are_remembered_in_the_process() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.REMEMBERS_IN_MEMORY_TOO))
                ::res7_a_dialog_whose_time_is_over_is_gone)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES7 (a dialog whose time is over is gone) does not hold for ",
            "The time of the dialog ran out after step 1, and the bot went on with it",
            "let expire [fsm:",
            "docs/kit/contracts/BotRestartContract.md#res7");
  }

  @Test
  void res7_fails_where_time_ends_other_things_than_the_dialog() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.STATE_FOR_EVER))::res7_a_dialog_whose_time_is_over_is_gone)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "The time of the dialog ran out after step 1, and the bot went on with it",
            "let expire [update:",
            "], but not what never does: [fsm:");
  }

  @Test
  void res7_leaves_dialogs_in_memory_to_those_who_know_their_clock() {
    assertThatThrownBy(
            tried(
                    BotTwin.inProcess(Flaw.STATE_IN_MEMORY)
                        .without(BotCapability.SURVIVES_RESTART, BotCapability.TWO_INSTANCES))
                ::res7_a_dialog_whose_time_is_over_is_gone)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("Let expiredBy(..) of script() do so");
  }

  @Test
  void res8_fails_where_nobody_is_answered_without_a_dialog() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.SILENT_WITHOUT_DIALOG))
                ::res8_a_dialog_of_which_a_key_is_gone_is_answered)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "RES8 (a dialog of which a key is gone is answered) does not hold for ",
            "Redis evicted the key fsm:",
            "and the user gets no answer",
            "evicted fsm:",
            "docs/kit/contracts/BotRestartContract.md#res8");
  }
}
