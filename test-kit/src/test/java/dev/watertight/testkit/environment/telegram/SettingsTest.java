package dev.watertight.testkit.environment.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Wrong settings are refused with what was expected; a closed fake leaves nothing. */
final class SettingsTest {
  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> FakeTelegram.settings().port(taken.getLocalPort()).start())
          .isInstanceOf(EnvironmentException.class)
          .hasMessageStartingWith(
              "port(" + taken.getLocalPort() + ") of 127.0.0.1: cannot listen there")
          .hasMessageEndingWith("Leave the port out to get one that is free.");
    }
  }

  @Test
  void wrongValuesNameTheSettingAndWhatWasExpected() {
    FakeTelegramSettings settings = FakeTelegram.settings();
    assertThatThrownBy(() -> settings.patience(Duration.ofSeconds(-1)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("patience(PT-1S): expected a positive duration, such as Duration.ofSeconds(5)");
    assertThatThrownBy(() -> settings.quiet(Duration.ZERO))
        .isInstanceOf(EnvironmentException.class);
    assertThatThrownBy(() -> settings.address("localhost"))
        .hasMessage("address(\"localhost\"): expected an IPv4 address, such as 172.17.0.1");
    assertThatThrownBy(() -> settings.port(70_000)).hasMessageContaining("expected 0 to 65535");
    assertThatThrownBy(() -> settings.token("secret"))
        .hasMessageContaining("the bot's number, a colon")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> settings.botUsername("alice"))
        .hasMessageContaining("botUsername(\"alice\")");
  }

  @Test
  void wrongFaultsNameWhatWasExpected() {
    try (FakeTelegram telegram = FakeTelegram.start()) {
      FaultPlan plan = telegram.failNext();
      assertThatThrownBy(() -> plan.times(0)).hasMessage("times(0): expected at least 1");
      assertThatThrownBy(() -> plan.tooManyRequests(Duration.ofMillis(10)))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining("whole seconds");
      assertThatThrownBy(() -> plan.slow(Duration.ofSeconds(-3)))
          .hasMessageContaining("slow(PT-3S)");
      assertThatThrownBy(() -> plan.error(200, "fine")).hasMessageContaining("400 to 599");
      assertThatThrownBy(() -> telegram.failNext("sendMesage")).hasMessageContaining("sendMesage");
      assertThatThrownBy(() -> telegram.onMethod("getMee")).hasMessageContaining("getMee");
      assertThatThrownBy(() -> telegram.deliver("[]")).hasMessageContaining("expected a JSON");
    }
  }

  @Test
  void anotherAddressIsListenedOn() {
    try (FakeTelegram telegram = FakeTelegram.settings().address("127.0.0.2").start()) {
      assertThat(telegram.baseUrl()).startsWith("http://127.0.0.2:");
      assertThat(new RawBot(telegram).get("getMe").code()).isEqualTo(200);
    }
  }

  @Test
  void aClosedFakeLeavesNoThreadAndFreesItsPort() throws Exception {
    FakeTelegram telegram = FakeTelegram.start();
    int port = telegram.port();
    RawBot bot = new RawBot(telegram);
    var poll = bot.later("getUpdates", "{\"timeout\": 50}");
    telegram.awaitBot();

    telegram.close();

    // It may just get its empty answer, or be cut off; it does not go on.
    poll.handle((answer, cut) -> true).get(10, TimeUnit.SECONDS);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(
            name -> name.startsWith("watertight-telegram") || name.equals("HTTP-Dispatcher"));
    try (FakeTelegram again = FakeTelegram.settings().port(port).start()) {
      assertThat(again.port()).isEqualTo(port);
    }
  }
}
