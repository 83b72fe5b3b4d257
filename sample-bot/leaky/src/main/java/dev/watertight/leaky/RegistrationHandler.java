package dev.watertight.leaky;

import java.sql.SQLException;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

final class RegistrationHandler {
  private final RegistrationDrafts drafts;
  private final AuditLog audit;
  private final Sender sender;

  RegistrationHandler(RegistrationDrafts drafts, AuditLog audit, Sender sender) {
    this.drafts = drafts;
    this.audit = audit;
    this.sender = sender;
  }

  void start(long user) throws TelegramApiException {
    RedisStorageHolder.get().setState(user, DialogState.REGISTER_NAME);
    sender.say(user, "What is your name?");
  }

  void name(Message message) throws TelegramApiException {
    long user = message.getChatId();
    RedisStorage storage = RedisStorageHolder.get();
    drafts.putName(user, message.getText());
    storage.updateData(user, "message", Json.write(message)); // leak: OversizedStateValue
    storage.setState(user, DialogState.REGISTER_EMAIL);
    sender.say(user, "And your e-mail address?");
  }

  void email(Message message) throws SQLException, TelegramApiException {
    long user = message.getChatId();
    RedisStorage storage = RedisStorageHolder.get();
    String email = message.getText().trim();
    if (!email.contains("@")) {
      sender.say(user, "This is no e-mail address. Which one is yours?");
      return;
    }
    CustomerDatabase db = CustomerDatabase.connect();
    try {
      if (db.isRegistered(email)) {
        storage.setState(user, DialogState.REGISTER_REVIEW);
        sender.say(user, "This address is taken. We will have a look and write to you.");
        return;
      }
      db.save(user, drafts.name(user), email);
    } finally {
      db.disconnect();
    }
    audit.record(user, "registered");
    sender.say(user, "You are registered.");
    storage.clear(user); // leak: StateClearNotInFinally
    drafts.remove(user);
  }
}
