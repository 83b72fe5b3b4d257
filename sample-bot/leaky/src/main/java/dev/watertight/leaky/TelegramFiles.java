package dev.watertight.leaky;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

final class TelegramFiles {
  private final TelegramClient telegram;

  TelegramFiles(TelegramClient telegram) {
    this.telegram = telegram;
  }

  byte[] download(String fileId) throws IOException, TelegramApiException {
    String path = telegram.execute(new GetFile(fileId)).getFilePath();
    URI file = URI.create(Config.telegramBaseUrl() + "/file/bot" + Config.botToken() + "/" + path);
    InputStream in = file.toURL().openStream(); // leak: UnclosedResource
    return in.readAllBytes();
  }
}
