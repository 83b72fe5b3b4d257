package dev.watertight.testkit.environment.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.NeedsDocker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Runs a shell script as the bot, in an image that the tests of the environments need anyway. */
@NeedsDocker
final class ContainerBotTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String IMAGE = "redis:7-alpine";

  @Test
  void aTerminatedBotEndsWithAnExitCodeOfItsOwn() {
    try (BotProcess bot =
        script("trap 'exit 7' TERM; echo token $TOKEN; echo ready; while :; do sleep 0.1; done")
            .withEnvironment("TOKEN", "123")
            .readyWhen(Readiness.output("ready"))
            .start()) {
      assertThat(bot.isAlive()).isTrue();
      Exit exit = bot.terminate(LONG);
      assertThat(exit.code()).hasValue(7);
      assertThat(exit.output()).contains("token 123");
      assertThat(bot.isAlive()).isFalse();
      assertThat(bot.measure().amounts().values()).allMatch(Amount.NotMeasured.class::isInstance);
    }
  }

  @Test
  void aBotIsKilledByTheKernel() {
    try (BotProcess bot =
        script("trap 'echo asked to end' TERM; echo ready; exec sleep 1000")
            .readyWhen(Readiness.output("ready"))
            .start()) {
      bot.kill();
      assertThat(bot.isAlive()).isFalse();
      assertThat(bot.terminate(LONG).code()).hasValue(128 + 9);
      assertThat(bot.output()).doesNotContain("asked to end");
    }
  }

  @Test
  void aBotThatIgnoresSigtermIsKilledAndToldHowToHearIt() {
    try (BotProcess bot =
        script("trap '' TERM; echo ready; while :; do sleep 0.1; done")
            .readyWhen(Readiness.output("ready"))
            .start()) {
      assertThatExceptionOfType(EnvironmentException.class)
          .isThrownBy(() -> bot.terminate(Duration.ofSeconds(1)))
          .withMessageContaining("did not end within 1 s of SIGTERM and was killed")
          .withMessageContaining("ready")
          .withMessageContaining("start it by exec");
    }
  }

  @Test
  void whatTheSystemTellsOfItIsMeasured() {
    try (BotProcess bot =
        script("exec 3</etc/hosts; echo ready; exec sleep 1000")
            .readyWhen(Readiness.output("ready"))
            .start()) {
      Reading reading = bot.measure();
      assertThat(reading.amount(Kind.THREADS)).isInstanceOf(Amount.NotMeasured.class);
      assertThat(reading.amount(Kind.LIVE_HEAP)).isInstanceOf(Amount.NotMeasured.class);
      if (reading.amount(Kind.DATA_FILES) instanceof Amount.NotMeasured not) {
        assertThat(not.reason())
            .isEqualTo("the processes of the Docker engine cannot be seen from here");
      } else {
        assertThat(reading.items(Kind.DATA_FILES))
            .extracting(Item::text)
            .containsExactly("/etc/hosts");
        assertThat(reading.total(Kind.SOCKETS)).isZero();
      }
    }
  }

  @Test
  void anImageThatIsMissingIsNamed() {
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(() -> ContainerBot.of("watertight/no-such-bot:1").start())
        .withMessage(
            "The Docker engine has no image watertight/no-such-bot:1. Build or pull it before the test.");
  }

  @Test
  void aBotThatEndsAtOnceShowsWhatItWrote() {
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(
            () -> script("echo no token; exit 3").readyWhen(bot -> false).readyWithin(LONG).start())
        .withMessageContaining("ended before it was ready")
        .withMessageContaining("no token");
  }

  private static ContainerBot script(String script) {
    return ContainerBot.of(IMAGE).withCommand("sh", "-c", script);
  }
}
