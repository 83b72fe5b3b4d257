package dev.watertight.sample.app;

import dev.watertight.sample.dialog.Backoff;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.Dispatcher;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.flow.DataService;
import dev.watertight.sample.flow.DemoDataService;
import dev.watertight.sample.flow.Flows;
import dev.watertight.sample.flow.Reminders;
import dev.watertight.sample.storage.MaintenanceTask;
import dev.watertight.sample.storage.OpenStorage;
import dev.watertight.sample.telegram.Poller;
import dev.watertight.sample.telegram.PollingStatus;
import dev.watertight.sample.telegram.SharedHttp;
import dev.watertight.sample.telegram.TelegramMessenger;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot. What it holds is made here and owned by one {@link Lifecycle}: health server, storage,
 * HTTP client, threads of handlers, scheduler, poller. It is closed the other way round.
 */
public final class SampleBot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SampleBot.class);
  private static final Duration LONGEST_BETWEEN_REMINDERS = Duration.ofMinutes(1);

  private final Settings settings;
  private final StorageSource storages;
  private final Clock clock;
  private final Lifecycle lifecycle = new Lifecycle();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final PollingStatus polling = new PollingStatus();
  private final Metrics metrics = new Metrics();
  private final Vitals vitals = new Vitals(metrics, polling);
  private final Thread starter = new Thread(this::connect, "bot-start");
  private final HealthServer health;

  private SampleBot(Settings settings, StorageSource storages, Clock clock) throws IOException {
    this.settings = settings;
    this.storages = storages;
    this.clock = clock;
    this.health = new HealthServer(settings.healthHost(), settings.healthPort(), vitals);
    lifecycle.own("health server", health);
  }

  /**
   * Starts one and returns at once; it answers users as soon as it reaches storage and Telegram,
   * which its readiness tells.
   *
   * @param storages asked once it runs, until it opens one
   * @throws IOException if its health server cannot listen; nothing is left then
   */
  public static SampleBot start(Settings settings, StorageSource storages, Clock clock)
      throws IOException {
    SampleBot bot = new SampleBot(settings, storages, clock);
    LOG.info("Health on port {}", bot.healthPort());
    bot.starter.start();
    return bot;
  }

  /** Where /health, /ready and /metrics are. */
  public int healthPort() {
    return health.port();
  }

  /**
   * Waits until it is closed, by whomever.
   *
   * @throws java.util.concurrent.CompletionException if it could not start and has closed itself
   */
  public void awaitEnd() {
    ended.join();
  }

  private void connect() {
    try {
      OpenStorage opened = openStorage();
      DialogStorage storage = opened.dialogs();
      lifecycle.own("storage", opened);
      SharedHttp shared = new SharedHttp();
      lifecycle.own("HTTP client", shared);
      OkHttpClient http = shared.client();
      DataService records = new DataService(http, dataService());
      vitals.opened(opened);
      TelegramMessenger messenger = new TelegramMessenger(http, settings.telegram());
      Threads<ExecutorService> threads =
          new Threads<>(Executors.newFixedThreadPool(settings.threads(), Threads.named("handler")));
      lifecycle.own("handlers", threads);
      Dispatcher dispatcher =
          new Dispatcher(
              storage,
              Flows.router(records),
              messenger,
              new Dispatcher.Settings(
                  Flows.states(),
                  settings.keyStrategy(),
                  settings.lifetime(),
                  Flows.APOLOGIES,
                  settings.patience(),
                  clock),
              metrics,
              threads.executor());
      startScheduler(opened, messenger);
      Poller poller =
          new Poller(
              http, settings.telegram(), dispatcher::handleAll, polling, settings.shutdown());
      lifecycle.own("poller", poller);
      poller.start();
    } catch (InterruptedException e) {
      LOG.info("Told to stop while it started");
    } catch (IOException | RuntimeException e) {
      if (vitals.isStopping()) {
        return;
      }
      vitals.stopping();
      lifecycle.close();
      ended.completeExceptionally(e);
    }
  }

  private HttpUrl dataService() throws IOException {
    if (settings.dataService().isPresent()) {
      return settings.dataService().get();
    }
    DemoDataService demo = new DemoDataService();
    lifecycle.own("data service of the demo", demo);
    return demo.address();
  }

  private OpenStorage openStorage() throws InterruptedException {
    Backoff backoff = Backoff.endless();
    while (true) {
      try {
        return storages.open();
      } catch (StorageException e) {
        LOG.warn("The storage cannot be reached, it is tried again: {}", e.getMessage());
        backoff.pause();
      }
    }
  }

  private void startScheduler(OpenStorage opened, TelegramMessenger messenger) {
    Reminders reminders =
        new Reminders(
            opened.dialogs(),
            messenger,
            new Reminders.Settings(
                settings.telegram().bot(),
                settings.remindAfter(),
                settings.lifetime(),
                Flows.states(),
                clock));
    Schedule schedule = new Schedule();
    lifecycle.own("scheduler", schedule);
    Duration often = settings.remindAfter().dividedBy(2);
    schedule.repeat(
        "remind users",
        often.compareTo(LONGEST_BETWEEN_REMINDERS) < 0 ? often : LONGEST_BETWEEN_REMINDERS,
        reminders::remindAll);
    for (MaintenanceTask task : opened.tasks()) {
      schedule.repeat(task.name(), task.every(), task.work()::run);
    }
  }

  /** Stops polling, gives updates in flight their deadline, then closes all else. */
  @Override
  public void close() {
    vitals.stopping();
    starter.interrupt();
    try {
      starter.join(settings.shutdown().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lifecycle.close();
    ended.complete(null);
  }
}
