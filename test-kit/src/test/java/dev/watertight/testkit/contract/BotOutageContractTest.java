package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BotOutageContractTest {
  @RegisterExtension final Properties properties = new Properties();

  private static BotOutageContract tried(BotTwin twin) {
    return twin.contracts().new Outage();
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
    assertThat(tried(BotTwin.inProcess()).verify().lines())
        .hasSize(10)
        .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(ContractReport.Verdict.KEPT));
  }

  @Test
  void bou1_fails_where_updates_are_lost() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.LOSES_UPDATES_WITHOUT_REDIS))
                ::bou1_a_storage_that_refuses_loses_no_user)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU1 (a storage that refuses loses no user) does not hold for ",
            "The storage refused all connections for some seconds, and what a user wrote then is lost",
            "the storage is back",
            "docs/kit/contracts/BotOutageContract.md#bou1");
  }

  @Test
  void bou2_fails_where_updates_are_lost() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.LOSES_UPDATES_WITHOUT_REDIS))
                ::bou2_a_storage_that_is_silent_loses_no_user)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU2 (a storage that is silent loses no user) does not hold for ",
            "The storage said nothing on any connection for some seconds, and what a user wrote then is lost",
            "docs/kit/contracts/BotOutageContract.md#bou2");
  }

  @Test
  void bou3_fails_where_the_poller_ends() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.DIES_WITHOUT_REDIS))
                ::bou3_a_storage_that_was_killed_loses_no_user)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU3 (a storage that was killed loses no user) does not hold for ",
            "The storage was killed for some seconds, and what a user wrote then is lost",
            "docs/kit/contracts/BotOutageContract.md#bou3");
  }

  @Test
  void bou4_fails_where_it_falls_back_to_memory() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.FALLS_BACK_TO_MEMORY))
                ::bou4_a_start_without_storage_keeps_dialogs_nowhere_else)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU4 (a start without storage keeps dialogs nowhere else) does not hold for ",
            "took dialogs all the same, and they are gone after the next restart",
            "Refuse to start, or wait for the storage",
            "docs/kit/contracts/BotOutageContract.md#bou4");
  }

  @Test
  void bou5_fails_where_a_full_redis_is_not_answered() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.SILENT_WHEN_FULL))::bou5_a_full_redis_is_answered)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU5 (a full redis is answered) does not hold for ",
            "Redis is full and refuses to write, and the user gets no answer",
            "docs/kit/contracts/BotOutageContract.md#bou5");
  }

  @Test
  void bou6_fails_where_nobody_is_answered_without_a_dialog() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.SILENT_WITHOUT_DIALOG))
                ::bou6_an_evicted_dialog_is_answered)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU6 (an evicted dialog is answered) does not hold for ",
            "Redis evicted the whole dialog, and the user gets no answer",
            "docs/kit/contracts/BotOutageContract.md#bou6");
  }

  @Test
  void bou7_fails_where_it_gives_up() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.GIVES_UP_ON_TELEGRAM))
                ::bou7_too_many_requests_are_waited_for)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU7 (too many requests are waited for) does not hold for ",
            "Telegram answered 429, to come again in a second, and the answer is lost",
            "429 Too Many Requests: retry after 1",
            "docs/kit/contracts/BotOutageContract.md#bou7");
  }

  @Test
  void bou7_fails_where_all_is_said_thrice() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.SAYS_ALL_THRICE))::bou7_too_many_requests_are_waited_for)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU7 (too many requests are waited for) does not hold for ",
            "and the bot said the same 3 times; twice is what cannot be helped",
            "docs/kit/contracts/BotOutageContract.md#bou7");
  }

  @Test
  void bou8_fails_where_it_gives_up() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.GIVES_UP_ON_TELEGRAM))
                ::bou8_errors_of_telegram_lose_nothing)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU8 (errors of telegram lose nothing) does not hold for ",
            "Telegram answered 502 twice, to polls and to messages, and the answer is lost",
            "502 Bad Gateway",
            "docs/kit/contracts/BotOutageContract.md#bou8");
  }

  @Test
  void bou9_fails_where_it_gives_up() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.GIVES_UP_ON_TELEGRAM))
                ::bou9_broken_connections_lose_nothing)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU9 (broken connections lose nothing) does not hold for ",
            "Connections to Telegram broke, before and within answers, and the answer is lost",
            "docs/kit/contracts/BotOutageContract.md#bou9");
  }

  @Test
  void bou10_fails_where_redis_is_waited_for_without_end() {
    assertThatThrownBy(
            tried(BotTwin.inProcess(Flaw.WAITS_FOR_REDIS_FOR_EVER))
                ::bou10_a_silent_storage_keeps_nobody_from_stopping_it)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "BOU10 (a silent storage keeps nobody from stopping it) does not hold for ",
            "The storage says nothing, and the bot waits for it and does not end",
            "Give its client a timeout",
            "docs/kit/contracts/BotOutageContract.md#bou10");
  }
}
