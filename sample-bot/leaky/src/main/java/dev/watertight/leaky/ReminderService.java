package dev.watertight.leaky;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

final class ReminderService {
  private static final Logger LOG = LoggerFactory.getLogger(ReminderService.class);

  private final DialogStorage storage;
  private final AuditLog audit;

  ReminderService(DialogStorage storage, AuditLog audit) {
    this.storage = storage;
    this.audit = audit;
  }

  void remindAll() {
    Set<Long> users = storage.activeUsers();
    for (long user : users) {
      try {
        sendReminder(user);
      } catch (TelegramApiException e) {
        LOG.warn("{} was not reminded", user, e);
      }
    }
  }

  private void sendReminder(long user) throws TelegramApiException {
    RedisStorage dialogs = RedisStorage.fromUrl(Config.REDIS_URL); // leak: UnclosedStorage
    if (dialogs.getState(user) != DialogState.NONE) {
      String token = Config.botToken();
      TelegramClient telegram =
          new OkHttpTelegramClient(token, Config.telegramUrl()); // leak: PoolPerOperation
      telegram.execute(
          new SendMessage(Long.toString(user), "You have not finished. /cancel ends it."));
      audit.record(user, "reminded");
      VisitCounter.count("reminders");
    }
    dialogs.close();
  }
}
