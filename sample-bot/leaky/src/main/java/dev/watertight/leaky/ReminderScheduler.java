package dev.watertight.leaky;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

final class ReminderScheduler {
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final List<ScheduledFuture<?>> jobs = new ArrayList<>();
  private final ReminderService reminders;
  private final ExpiryJob expiry;

  ReminderScheduler(ReminderService reminders, ExpiryJob expiry) {
    this.reminders = reminders;
    this.expiry = expiry;
  }

  void start() {
    long period = Config.REMINDER_SECONDS;
    jobs.add(executor.scheduleAtFixedRate(reminders::remindAll, period, period, TimeUnit.SECONDS));
    jobs.add(executor.scheduleAtFixedRate(expiry::run, 1, 24, TimeUnit.HOURS));
  }

  void stop() {
    jobs.forEach(job -> job.cancel(false));
    executor.shutdown();
  }
}
