package dev.watertight.leaky;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

final class CommandHandler {
  private final DialogStorage storage;
  private final Sender sender;

  CommandHandler(DialogStorage storage, Sender sender) {
    this.storage = storage;
    this.sender = sender;
  }

  void start(long user) throws IOException, TelegramApiException {
    storage.clear(user);
    sender.say(user, greeting());
  }

  void cancel(long user) throws TelegramApiException {
    storage.clear(user);
    sender.say(user, "Cancelled.");
  }

  private static String greeting() throws IOException {
    InputStream in =
        CommandHandler.class.getResourceAsStream("greeting.txt"); // leak: UnclosedResource
    return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
