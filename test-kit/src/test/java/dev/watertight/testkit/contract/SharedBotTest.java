package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.watertight.testkit.Properties;
import dev.watertight.testkit.assertions.LeakGuard;
import dev.watertight.testkit.environment.bot.Bot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.TestAbortedException;

/** Which rules are tried on one bot, and when it ends. */
final class SharedBotTest {
  @RegisterExtension final Properties properties = new Properties();

  private static final Set<Thread> BEFORE = new HashSet<>();

  @BeforeEach
  void begin() {
    BEFORE.clear();
    BEFORE.addAll(Thread.getAllStackTraces().keySet());
    Team.GIVEN.clear();
    // A broken bot says nothing for as long as that.
    properties.set(BotTimes.PATIENCE, "3");
  }

  /** Remembers what each of its bots was given. */
  private static class Cancelling extends BotCancelContract {
    final List<Surroundings> given = new ArrayList<>();
    private final Flaw[] flaws;

    Cancelling(Flaw... flaws) {
      this.flaws = flaws;
    }

    Surroundings latest() {
      return given.get(given.size() - 1);
    }

    @Override
    protected Bot bot(Surroundings surroundings) {
      given.add(surroundings);
      return FakeBot.inProcess(surroundings, flaws);
    }

    @Override
    protected DialogScript script() {
      return FakeBot.script(latest());
    }
  }

  /** The bots that were not there before, as those of other tests are that never end. */
  private static List<String> runningBots() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !BEFORE.contains(thread))
        .map(Thread::getName)
        .filter(FakeBot.THREAD::equals)
        .toList();
  }

  private static boolean isGone(Surroundings surroundings) {
    return !surroundings.folder().toFile().exists();
  }

  @Test
  void rules_that_hold_share_one_bot_which_is_gone_after_them() {
    Cancelling contract = new Cancelling();
    assertThat(contract.verify().lines())
        .extracting(ContractReport.Line::verdict)
        .containsOnly(ContractReport.Verdict.KEPT);
    assertThat(contract.given).hasSize(1);
    assertThat(contract.given).allMatch(SharedBotTest::isGone);
    assertThat(runningBots()).isEmpty();
  }

  @Test
  void a_rule_that_is_called_by_itself_has_a_bot_of_its_own() throws Exception {
    Cancelling contract = new Cancelling();
    contract.can1_each_step_can_be_cancelled();
    assertThat(runningBots()).isEmpty();
    contract.verify("CAN1");
    assertThat(contract.given).hasSize(2).allMatch(SharedBotTest::isGone);
    assertThat(runningBots()).isEmpty();
  }

  @Test
  void a_bot_that_failed_is_not_tried_again() throws Exception {
    Cancelling contract = new Cancelling(Flaw.CANCEL_IS_SILENT);
    try (SharedStage shared = new SharedStage()) {
      contract.share(shared);
      contract.can1_each_step_can_be_cancelled();
      assertThatThrownBy(contract::can3_cancelling_nothing_is_answered)
          .isInstanceOf(AssertionError.class);
      assertThat(contract.given).hasSize(1).allMatch(SharedBotTest::isGone);
      contract.can1_each_step_can_be_cancelled();
      assertThat(contract.given).hasSize(2);
    }
    assertThat(contract.given).allMatch(SharedBotTest::isGone);
    assertThat(runningBots()).isEmpty();
  }

  @Test
  void a_bot_that_broke_a_rule_that_is_waived_is_not_tried_again() throws Exception {
    Cancelling contract =
        new Cancelling(Flaw.CANCEL_IS_SILENT) {
          @Override
          protected Promises<BotCapability> promises() {
            return Promises.<BotCapability>all().waiving("CAN3", "until May");
          }
        };
    try (SharedStage shared = new SharedStage()) {
      contract.share(shared);
      contract.can1_each_step_can_be_cancelled();
      assertThatThrownBy(contract::can3_cancelling_nothing_is_answered)
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining(
              "CAN3 (cancelling nothing is answered) does not hold, and is waived");
      assertThat(contract.given).hasSize(1).allMatch(SharedBotTest::isGone);
    }
  }

  @Test
  void a_rule_tells_of_its_own_users_only() throws Exception {
    try (SharedStage shared = new SharedStage()) {
      Cancelling first = new Cancelling(Flaw.CANCEL_KEEPS_BUTTON);
      first.share(shared);
      first.can1_each_step_can_be_cancelled();
      assertThatThrownBy(first::can4_what_is_cancelled_is_not_done)
          .hasMessageContainingAll("other rules were tried on it", "Anna3-2", "from before")
          .message()
          .doesNotContain("Anna3 ", "Anna1 ");
    }
  }

  @Test
  void a_bot_that_came_through_an_outage_is_not_tried_again() throws Exception {
    List<Surroundings> given = new ArrayList<>();
    BotOutageContract contract =
        new BotOutageContract() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            given.add(surroundings);
            return FakeBot.inProcess(surroundings);
          }

          @Override
          protected DialogScript script() {
            return FakeBot.dialog();
          }
        };
    try (SharedStage shared = new SharedStage()) {
      contract.share(shared);
      contract.bou6_an_evicted_dialog_is_answered();
      contract.bou1_a_storage_that_refuses_loses_no_user();
      assertThat(given).hasSize(1);
      contract.bou6_an_evicted_dialog_is_answered();
      assertThat(given).hasSize(2);
    }
    assertThat(runningBots()).isEmpty();
  }

  @Test
  void a_bot_that_was_stopped_leaves_the_one_that_was_started_after_it() throws Exception {
    List<Surroundings> given = new ArrayList<>();
    BotRestartContract contract =
        new BotRestartContract() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            given.add(surroundings);
            return FakeBot.inProcess(surroundings);
          }

          @Override
          protected DialogScript script() {
            return FakeBot.dialog();
          }
        };
    try (SharedStage shared = new SharedStage()) {
      contract.share(shared);
      contract.res3_a_dialog_goes_on_after_a_stop();
      contract.res4_a_dialog_goes_on_with_another_instance();
      assertThatThrownBy(contract::res2_a_dialog_goes_on_after_a_kill)
          .isInstanceOf(TestAbortedException.class);
      contract.res5_what_was_said_while_it_was_down_is_answered();
      assertThat(given).hasSize(1);
      assertThat(runningBots()).hasSize(1);
    }
    assertThat(runningBots()).isEmpty();
  }

  @Test
  void two_rules_at_the_same_time_have_a_bot_each() {
    BotStage one = new BotStage(hooks(), Surroundings.usual());
    BotStage other = new BotStage(hooks(), Surroundings.usual());
    one.start();
    other.start();
    try (SharedStage shared = new SharedStage()) {
      shared.leave(one);
      assertThat(shared.take()).contains(one);
      assertThat(shared.take()).isEmpty();
      shared.leave(other);
      shared.leave(one);
      assertThat(shared.take()).contains(other);
      assertThat(runningBots()).hasSize(1);
    }
    SharedStage.none().leave(other);
    assertThat(runningBots()).isEmpty();
  }

  private static BotHooks hooks() {
    return new BotHooks("the twin", FakeBot::inProcess, FakeBot::dialog);
  }

  /** Lets JUnit run two rules of each. */
  private static Events run(Class<?>... contracts) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            Arrays.stream(contracts)
                .flatMap(
                    contract ->
                        Stream.of(
                            selectMethod(contract, "can1_each_step_can_be_cancelled"),
                            selectMethod(contract, "can3_cancelling_nothing_is_answered")))
                .toArray(DiscoverySelector[]::new))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.failed(0));
  }

  /** As a team extends it, and run by JUnit. */
  static class Team extends BotCancelContract {
    static final List<Surroundings> GIVEN = new ArrayList<>();

    @Override
    protected Bot bot(Surroundings surroundings) {
      GIVEN.add(surroundings);
      return FakeBot.inProcess(surroundings);
    }

    @Override
    protected DialogScript script() {
      return FakeBot.script(GIVEN.get(GIVEN.size() - 1));
    }
  }

  private static void given(int times) {
    assertThat(Team.GIVEN).hasSize(times).allMatch(SharedBotTest::isGone);
    assertThat(runningBots()).isEmpty();
  }

  /** Run below. */
  static final class EndsFirst extends Team {
    static final List<String> RUNNING = new ArrayList<>();

    @AfterAll
    static void whatTheBotUsesIsTakenAway() {
      RUNNING.addAll(runningBots());
    }
  }

  @Test
  void junit_has_it_end_before_what_the_class_does_at_its_end() {
    run(EndsFirst.class).assertStatistics(tests -> tests.succeeded(2));
    assertThat(EndsFirst.RUNNING).isEmpty();
    given(1);
  }

  /** Run below. */
  static final class TidiesUp extends Team {
    @AfterEach
    void whatTheBotUsesIsTakenAway() {
      assertThat(runningBots()).isEmpty();
    }
  }

  @Test
  void a_class_that_does_something_after_each_rule_has_a_bot_for_each() {
    run(TidiesUp.class).assertStatistics(tests -> tests.succeeded(2));
    given(2);
  }

  /** Run below. */
  @ExtendWith(LeakGuard.class)
  static final class Guarded extends Team {}

  @Test
  void a_guard_against_leaks_finds_no_bot() {
    run(Guarded.class).assertStatistics(tests -> tests.succeeded(2));
    given(2);
  }

  /** Run below. */
  static final class TwoBots {
    @Nested
    final class One extends Team {}

    @Nested
    final class Other extends Team {}
  }

  @Test
  void two_classes_within_one_do_not_share() {
    run(TwoBots.One.class, TwoBots.Other.class).assertStatistics(tests -> tests.succeeded(4));
    given(2);
  }
}
