package dev.watertight.testkit.environment.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** As an extension the fake fails tests whose bots did wrong, and belongs to one test each. */
final class ExtensionTest {
  private static final List<FakeTelegram> SEEN = new ArrayList<>();

  private static Events run(Class<?> subject) {
    SEEN.clear();
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.conditions.deactivate", "*")
        .selectors(selectClass(subject))
        .execute()
        .testEvents();
  }

  static final class OfEachTest {
    @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();

    @Test
    void wrong() {
      SEEN.add(telegram);
      new RawBot(telegram).json("sendMesage", "{}");
    }

    @Test
    void right() {
      SEEN.add(telegram);
      new RawBot(telegram).json("getMe", "{}");
    }
  }

  static final class OfTheClass {
    @RegisterExtension static final FakeTelegram TELEGRAM = FakeTelegram.start();

    @Test
    void wrong() {
      SEEN.add(TELEGRAM);
      new RawBot(TELEGRAM).json("sendMesage", "{}");
    }

    @Test
    void right() {
      SEEN.add(TELEGRAM);
      new RawBot(TELEGRAM).json("getMe", "{}");
    }
  }

  @ExtendWith(TelegramExtension.class)
  static final class AsParameter {
    private FakeTelegram before;

    @BeforeEach
    void meet(FakeTelegram telegram) {
      before = telegram;
    }

    @Test
    void wrong(FakeTelegram telegram) {
      assertThat(telegram).isSameAs(before);
      SEEN.add(telegram);
      new RawBot(telegram).json("sendMesage", "{}");
    }

    @Test
    void right(FakeTelegram telegram) {
      SEEN.add(telegram);
      new RawBot(telegram).json("getMe", "{}");
    }
  }

  private static void assertThatOnlyTheWrongOneFailed(Events events) {
    events.assertStatistics(statistics -> statistics.succeeded(1).failed(1));
    events
        .failed()
        .assertThatEvents()
        .haveExactly(
            1,
            finishedWithFailure(
                instanceOf(AssertionError.class),
                message(text -> text.contains("no method \"sendMesage\""))));
  }

  @Test
  void aFieldOfATestIsVerifiedAndClosedWithIt() {
    assertThatOnlyTheWrongOneFailed(run(OfEachTest.class));
    assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aFieldOfTheClassIsEmptiedForTheNextTest() {
    assertThatOnlyTheWrongOneFailed(run(OfTheClass.class));
    assertThat(SEEN.get(0)).isSameAs(SEEN.get(1));
  }

  @Test
  void aParameterIsTheSameForAllOfATest() {
    assertThatOnlyTheWrongOneFailed(run(AsParameter.class));
    assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void leftoversFailWhereTheyAreForbidden() {
    try (FakeTelegram telegram =
        FakeTelegram.settings()
            .forbid(Leftover.UNREAD_MESSAGES, Leftover.UNCONFIRMED_UPDATES)
            .start()) {
      Chat anna = telegram.user("Anna").privateChat();
      SentUpdate said = anna.says("hello");
      new RawBot(telegram).send(anna, "hi");

      assertThat(
              org.assertj.core.api.Assertions.catchThrowableOfType(
                  AssertionError.class, telegram::verify))
          .hasMessageContaining("Nobody looked at what the bot said to Anna: \"hi\"")
          .hasMessageContaining("Update " + said.updateId() + " was not confirmed");
      anna.expects("hi");
      new RawBot(telegram).updates(said.updateId() + 1);
      telegram.verify();
    }
  }
}
