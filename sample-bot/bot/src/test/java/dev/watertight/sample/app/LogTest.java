package dev.watertight.sample.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import dev.watertight.sample.dialog.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the log shows of whatever is logged, by the bot or by a library. */
final class LogTest {
  private static final String TOKEN = "4200000001:AAabcdefghijklmnopqrstuvwxyz012345";

  @Test
  void exceptions_of_others_are_shown_without_their_messages_and_ours_with_theirs()
      throws Exception {
    String logged =
        logged(
            "failed",
            new IllegalArgumentException(
                "I live in Secret Street",
                new StorageException(
                    "Redis at localhost:6379 is away",
                    new IOException("http://telegram/bot" + TOKEN + "/getMe"))));
    assertThat(logged)
        .contains(
            "failed",
            "java.lang.IllegalArgumentException\n  at ",
            "Caused by: dev.watertight.sample.dialog.StorageException: Redis at localhost:6379 is"
                + " away",
            "Caused by: java.io.IOException\n")
        .doesNotContain("Secret Street", "telegram/bot", TOKEN);
  }

  @Test
  void tokens_are_masked_wherever_they_are() throws Exception {
    assertThat(logged("GET http://telegram/bot" + TOKEN + "/getMe", null))
        .contains("GET http://telegram/bot***/getMe")
        .doesNotContain(TOKEN);
  }

  private static String logged(String message, Throwable thrown) throws Exception {
    LoggerContext context = new LoggerContext();
    try {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
      Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      var appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
      LoggingEvent event =
          new LoggingEvent(LogTest.class.getName(), root, Level.WARN, message, thrown, null);
      return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    } finally {
      context.stop();
    }
  }
}
