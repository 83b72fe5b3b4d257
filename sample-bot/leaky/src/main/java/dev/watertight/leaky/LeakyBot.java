package dev.watertight.leaky;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.util.DefaultGetUpdatesGenerator;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

public final class LeakyBot {
  private static final Logger LOG = LoggerFactory.getLogger(LeakyBot.class);

  private final TelegramBotsLongPollingApplication application =
      new TelegramBotsLongPollingApplication();
  private final DialogStorage storage = StorageFactory.create();
  private final AuditLog audit = new AuditLog();
  private final ReminderScheduler reminders =
      new ReminderScheduler(new ReminderService(storage, audit), new ExpiryJob());

  private LeakyBot() throws SQLException {}

  public static void main(String[] args) throws SQLException, TelegramApiException {
    LeakyBot bot = new LeakyBot();
    Runtime.getRuntime().addShutdownHook(new Thread(bot::stop, "stop"));
    bot.start();
  }

  private void start() throws TelegramApiException {
    TelegramClient telegram = new OkHttpTelegramClient(Config.botToken(), Config.telegramUrl());
    Sender sender = new Sender(telegram);
    DialogStorage photos = new MemoryStorage(); // leak: InMemoryStateStorage
    Handlers handlers =
        new Handlers(
            new CommandHandler(storage, sender),
            new OrderHandler(storage, sender),
            new OrderListHandler(sender),
            new PhotoHandler(photos, new TelegramFiles(telegram), sender),
            new RegistrationHandler(new RegistrationDrafts(), audit, sender),
            new AdminHandler(sender));
    application.registerBot(
        Config.botToken(),
        Config::telegramUrl,
        new DefaultGetUpdatesGenerator(),
        new UpdateDispatcher(storage, sender, handlers));
    reminders.start();
    LOG.info("polling");
  }

  private void stop() {
    storage.close(); // leak: ShutdownOrder
    reminders.stop();
    try {
      application.close();
    } catch (Exception e) {
      LOG.warn("not stopped", e);
    }
    audit.close();
    Database.close();
  }
}
