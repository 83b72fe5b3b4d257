package dev.watertight.testkit.clients.telegrambots10;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.telegram.BotMessage;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.util.DefaultGetUpdatesGenerator;
import org.telegram.telegrambots.meta.TelegramUrl;

// begin: docs/kit/telegram.md
final class GettingStartedTest {
  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final TelegramBotsLongPollingApplication application =
      new TelegramBotsLongPollingApplication();

  @BeforeEach
  void startTheBot() throws Exception {
    TelegramUrl url = new TelegramUrl("http", telegram.host(), telegram.port(), false);
    application.registerBot(
        telegram.token(),
        () -> url,
        new DefaultGetUpdatesGenerator(),
        new GreetingBot(new OkHttpTelegramClient(telegram.token(), url)));
  }

  @AfterEach
  void stopTheBot() throws Exception {
    application.close();
  }

  @Test
  void whoeverSaysHelloMayJoin() {
    Chat anna = telegram.user("Anna").privateChat();

    anna.says("/start");
    BotMessage greeting = anna.expects("Hello, Anna");
    assertThat(greeting.buttons()).containsExactly("Join");

    anna.presses("Join");
    anna.expectsNotification("Welcome!");
    anna.expectsNothing();
  }

  // end: docs/kit/telegram.md

  @Test
  void thePageShowsThisVeryCode() throws Exception {
    String name = GettingStartedTest.class.getName().replace('.', '/') + ".java";
    String source = Files.readString(Path.of("src/test/java").resolve(name));
    String shown =
        source
            .substring(
                source.indexOf("// begin: docs/kit/telegram.md\n")
                    + "// begin: docs/kit/telegram.md\n".length(),
                source.indexOf("  // end: docs/kit/telegram.md"))
            .strip();

    assertThat(Path.of("../../../docs/kit/telegram.md")).content().contains(shown);
  }
}
