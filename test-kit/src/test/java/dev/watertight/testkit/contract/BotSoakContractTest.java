package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BotSoakContractTest {
  @RegisterExtension final Properties properties = new Properties();

  private static BotSoakContract tried(BotTwin twin) {
    return twin.contracts().new Soak();
  }

  /** A broken bot says nothing for as long as that. */
  @BeforeEach
  void loseNoTime() {
    properties.set(BotTimes.PATIENCE, "3");
    properties.set(BotTimes.SHUTDOWN, "5");
    properties.set(BotTimes.SOAK, "48");
  }

  @Test
  void a_bot_that_keeps_all_passes() {
    properties.set(BotTimes.PATIENCE, "30");
    properties.set(BotTimes.SHUTDOWN, "30");
    assertThat(tried(BotTwin.child()).verify().lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(ContractReport.Verdict.KEPT));
  }

  @Test
  void soa1_fails_where_something_of_each_update_stays() {
    assertThatThrownBy(
            tried(BotTwin.child(Flaw.KEEPS_ALL_UPDATES))::soa1_it_holds_no_more_after_many_dialogs)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SOA1 (it holds no more after many dialogs) does not hold for ",
            "to stay flat, but live heap grew",
            "more of [B",
            "docs/kit/contracts/BotSoakContract.md#soa1");
  }

  @Test
  void soa2_fails_where_dialogs_do_not_expire() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.STATE_FOR_EVER))::soa2_every_key_that_is_left_expires)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SOA2 (every key that is left expires) does not hold for ",
            "of what Redis keeps this never expires: [fsm:",
            "never expires: [",
            "docs/kit/contracts/BotSoakContract.md#soa2");
  }

  @Test
  void soa2_fails_where_the_dialogs_of_all_are_one_hash() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.STATES_IN_ONE_HASH))::soa2_every_key_that_is_left_expires)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "of what Redis keeps this never expires: [dialogs, with 3 entries more after 3 further users left].");
  }

  @Test
  void soa3_fails_where_keys_runs() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.LOOKS_AT_ALL_KEYS))
                ::soa3_no_command_blocks_or_empties_redis)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SOA3 (no command blocks or empties redis) does not hold for ",
            "The bot ran {KEYS=",
            "KEYS blocks Redis for all who use it",
            "docs/kit/contracts/BotSoakContract.md#soa3");
  }

  @Test
  void soa4_fails_where_each_update_looks_at_all_users() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.LOOKS_AT_ALL_USERS))
                ::soa4_a_dialog_costs_the_same_after_many)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SOA4 (a dialog costs the same after many) does not hold for ",
            "commands of Redis at first and ",
            "What each costs grows with what there is",
            "docs/kit/contracts/BotSoakContract.md#soa4");
  }
}
