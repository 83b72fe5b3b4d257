package dev.watertight.sample.demo;

import dev.watertight.sample.app.Main;
import dev.watertight.sample.dialog.Backoff;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.settings.Environment;
import dev.watertight.sample.settings.SettingsException;
import dev.watertight.sample.storage.OpenStorage;
import dev.watertight.sample.storage.StorageSettings;
import dev.watertight.sample.storage.Storages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./watertight demo}: the bot in the terminal, or on Telegram if {@code TELEGRAM_BOT_TOKEN}
 * is set. Where no storage is configured it has a Redis of its own, whose data stay for the next
 * start.
 */
public final class DemoMain {
  private static final List<String> STORAGES =
      List.of("REDIS_URL", "REDIS_HOST", "DATABASE_URL", "STORAGE_FALLBACK");
  private static final Duration START = Duration.ofSeconds(30);

  private DemoMain() {}

  /** Runs it; the one argument is the folder for the data. */
  public static void main(String[] arguments) throws InterruptedException {
    int code = run(new Environment(System.getenv()), Path.of(arguments[0]));
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(Environment environment, Path folder) throws InterruptedException {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putIfAbsent("DATA_SERVICE_URL", "demo");
    try {
      if (STORAGES.stream().anyMatch(name -> environment.text(name).isPresent())) {
        return run(variables);
      }
      try (DemoRedis redis = DemoRedis.start(folder)) {
        variables.put("REDIS_URL", redis.url());
        return run(variables);
      }
    } catch (SettingsException | StorageException | IOException e) {
      System.err.println("demo: " + e.getMessage());
      return 2;
    }
  }

  private static int run(Map<String, String> variables) throws IOException, InterruptedException {
    Environment environment = new Environment(variables);
    if (environment.text("TELEGRAM_BOT_TOKEN").isPresent()) {
      return Main.run(variables);
    }
    if (environment.text("LOG_LEVEL").isEmpty()) {
      // Read with the first line of the log; the terminal is for the dialog.
      System.setProperty("LOG_LEVEL", "WARN");
    }
    StorageSettings settings = StorageSettings.read(environment);
    environment.check();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    try (OpenStorage storage = open(settings)) {
      Demo.talk(storage.dialogs(), Clock.systemUTC(), in, System.out);
    }
    return 0;
  }

  /** A server that has just been started takes a moment. */
  private static OpenStorage open(StorageSettings settings) throws InterruptedException {
    Backoff backoff = new Backoff(START);
    while (true) {
      try {
        return Storages.open(settings);
      } catch (StorageException e) {
        if (!backoff.pause()) {
          throw e;
        }
      }
    }
  }
}
