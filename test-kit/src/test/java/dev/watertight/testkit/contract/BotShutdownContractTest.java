package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.TestAbortedException;

final class BotShutdownContractTest {
  @RegisterExtension final Properties properties = new Properties();

  private static BotShutdownContract tried(BotTwin twin) {
    return twin.contracts().new Shutdown();
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
        .hasSize(5)
        .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(ContractReport.Verdict.KEPT));
  }

  @Test
  void shu1_fails_where_it_never_ends() {
    assertThatThrownBy(tried(BotTwin.inProcess(Flaw.NEVER_ENDS))::shu1_it_ends_in_time)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SHU1 (it ends in time) does not hold for ",
            "it does not end: The close hook of fake bot did not return within 5 s",
            "docs/kit/contracts/BotShutdownContract.md#shu1");
  }

  @Test
  void shu1_fails_where_it_ends_with_an_error() {
    assertThatThrownBy(tried(BotTwin.child(Flaw.ENDS_WITH_AN_ERROR))::shu1_it_ends_in_time)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SHU1 (it ends in time) does not hold for ",
            "It ended with 1 after SIGTERM; expected 143",
            "exit code 1",
            "docs/kit/contracts/BotShutdownContract.md#shu1");
  }

  @Test
  void shu1_fails_where_what_is_denied_works() {
    assertThatThrownBy(
            tried(BotTwin.inProcess().without(BotCapability.SHUTS_DOWN))::shu1_it_ends_in_time)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SHU1 (it ends in time) does not hold for ",
            "It ends in good order all the same. Promise SHUTS_DOWN",
            "docs/kit/contracts/BotShutdownContract.md#shu1");
  }

  @Test
  void what_is_denied_and_not_there_is_proven() throws Exception {
    BotShutdownContract stubborn =
        tried(BotTwin.inProcess(Flaw.NEVER_ENDS).without(BotCapability.SHUTS_DOWN));
    stubborn.shu1_it_ends_in_time();
    assertThatThrownBy(stubborn::shu2_it_leaves_no_connection)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("SHUTS_DOWN is denied, which SHU1 proves");
  }

  @Test
  void shu2_fails_where_the_storage_stays_open() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.STORE_STAYS_OPEN))::shu2_it_leaves_no_connection)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SHU2 (it leaves no connection) does not hold for ",
            "It has ended, and 1 connections to Redis are left",
            "docs/kit/contracts/BotShutdownContract.md#shu2");
  }

  @Test
  void shu3_fails_where_the_storage_is_closed_first() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.STORE_IS_CLOSED_FIRST))
                ::shu3_an_update_in_flight_is_answered)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SHU3 (an update in flight is answered) does not hold for ",
            "The bot was told to end while it handled an update, and the update is lost",
            "Stop polling first, then finish updates, then close the storage",
            "docs/kit/contracts/BotShutdownContract.md#shu3");
  }

  @Test
  void shu4_fails_where_the_storage_is_closed_first() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.STORE_IS_CLOSED_FIRST))
                ::shu4_what_comes_while_it_stops_is_answered)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SHU4 (what comes while it stops is answered) does not hold for ",
            "docs/kit/contracts/BotShutdownContract.md#shu4")
        // Its poller meets a closed storage, or waits for it, as the moment has it.
        .satisfies(
            broken ->
                assertThat(broken.getMessage())
                    .containsAnyOf(
                        "The bot was told to end while users wrote to it, and the update is lost",
                        "it does not end"));
  }

  @Test
  void shu5_fails_where_a_lock_stays() {
    assertThatThrownBy(tried(BotTwin.inProcess(Flaw.LOCK_STAYS))::shu5_it_starts_again_at_once)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "SHU5 (it starts again at once) does not hold for ",
            "it does not start again: The start hook of fake bot threw",
            "another instance runs",
            "docs/kit/contracts/BotShutdownContract.md#shu5");
  }
}
