package dev.watertight.sample.app;

import dev.watertight.sample.settings.Environment;
import dev.watertight.sample.storage.MemoryStorage;
import dev.watertight.sample.storage.OpenStorage;
import dev.watertight.sample.storage.StorageSettings;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Starts bots of one test, with what they need around them. */
final class BotBench implements AutoCloseable {
  final RecordingDataService dataService = new RecordingDataService();
  final MemoryStorage memory = new MemoryStorage(Clock.systemUTC());
  final FailingStorage storage = new FailingStorage(memory);
  private final Map<String, String> variables = new HashMap<>();

  BotBench(FakeTelegram telegram) throws IOException {
    variables.put("TELEGRAM_BOT_TOKEN", telegram.token());
    variables.put("TELEGRAM_BASE_URL", telegram.baseUrl());
    variables.put("DATA_SERVICE_URL", dataService.address());
    variables.put("HEALTH_PORT", "0");
    variables.put("STORAGE_FALLBACK", "memory");
  }

  BotBench with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  Settings settings() {
    Environment environment = new Environment(variables);
    Settings settings = Settings.read(environment);
    environment.check();
    return settings;
  }

  /** A bot on a storage that outlives it, as a server would. */
  SampleBot start() throws IOException {
    return start(() -> OpenStorage.of(storage, StorageSettings.Kind.MEMORY));
  }

  SampleBot start(StorageSource storages) throws IOException {
    return SampleBot.start(settings(), storages, Clock.systemUTC());
  }

  static HttpResponse<String> get(int port, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    dataService.close();
    memory.close();
  }
}
