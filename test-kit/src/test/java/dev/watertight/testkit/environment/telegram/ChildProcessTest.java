package dev.watertight.testkit.environment.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bot that is killed in the middle leaves its updates to the next one. */
final class ChildProcessTest {
  @RegisterExtension
  final FakeTelegram telegram = FakeTelegram.settings().patience(Duration.ofSeconds(30)).start();

  private final Chat anna = telegram.user("Anna").privateChat();

  @Test
  void whatAKilledBotDidNotConfirmComesToTheNext() throws Exception {
    ArmedFault stuck = telegram.failNext("sendMessage").hold();
    SentUpdate said = anna.says("hello");
    Process first = ChildBot.start(telegram);
    try {
      anna.expects("hello");
      stuck.awaitUsed();
    } finally {
      first.destroyForcibly();
    }
    assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said.isConfirmed()).isFalse();

    Process second = ChildBot.start(telegram);
    try {
      said.awaitConfirmed();
      anna.expects("hello");
      assertThat(said.deliveries()).isEqualTo(2);
    } finally {
      second.destroyForcibly();
      stuck.release();
    }
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void thePollOfAKilledBotTakesNoUpdateFromTheNext() throws Exception {
    Process first = ChildBot.start(telegram);
    telegram.awaitBot();
    first.destroyForcibly();
    assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();

    Process second = ChildBot.start(telegram);
    try {
      anna.says("hello").awaitConfirmed();
      anna.expects("hello");
    } finally {
      second.destroyForcibly();
    }
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }
}
