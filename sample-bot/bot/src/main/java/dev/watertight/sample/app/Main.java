package dev.watertight.sample.app;

import dev.watertight.sample.settings.Environment;
import dev.watertight.sample.settings.SettingsException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot as a process. It ends with 2 if a setting is wrong, with 1 if it cannot start, and after
 * SIGTERM with 143, as the JVM does, when all is closed.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] arguments) {
    int code = run(System.getenv());
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs the bot that these variables describe until it is told to end; gives the exit code. */
  public static int run(Map<String, String> variables) {
    return run(variables, StorageSource::configured, System.err);
  }

  /** Runs the bot until it is told to end; gives the exit code. */
  static int run(Map<String, String> variables, StorageSource.Choice choice, PrintStream errors) {
    Settings settings;
    StorageSource storages;
    try {
      Environment environment = new Environment(variables);
      settings = Settings.read(environment);
      storages = choice.read(environment);
      environment.check();
    } catch (SettingsException e) {
      errors.println(e.getMessage());
      return 2;
    }
    try (SampleBot bot = SampleBot.start(settings, storages, Clock.systemUTC())) {
      Runtime.getRuntime().addShutdownHook(new Thread(bot::close, "shutdown"));
      bot.awaitEnd();
      return 0;
    } catch (IOException e) {
      LOG.error(
          "The bot cannot start: it cannot listen on HEALTH_HOST {} and HEALTH_PORT {}",
          settings.healthHost(),
          settings.healthPort(),
          e);
      return 1;
    } catch (CompletionException e) {
      LOG.error("The bot cannot start", e.getCause());
      return 1;
    } catch (IllegalStateException e) {
      // Told to end before it could be told how.
      LOG.info("The bot was told to end while it started");
      return 0;
    }
  }
}
