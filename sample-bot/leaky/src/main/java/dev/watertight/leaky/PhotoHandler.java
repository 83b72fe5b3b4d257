package dev.watertight.leaky;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

final class PhotoHandler {
  private final DialogStorage storage;
  private final TelegramFiles files;
  private final Sender sender;
  private String caption = ""; // leak: UserDataInSharedField

  PhotoHandler(DialogStorage storage, TelegramFiles files, Sender sender) {
    this.storage = storage;
    this.files = files;
    this.sender = sender;
  }

  boolean isWaiting(long user) {
    return storage.getState(user) != DialogState.NONE;
  }

  void start(long user) throws TelegramApiException {
    storage.setState(user, DialogState.PHOTO_IMAGE);
    sender.say(user, "Send me the photo.");
  }

  void handle(Message message) throws IOException, TelegramApiException {
    long user = message.getChatId();
    if (storage.getState(user) == DialogState.PHOTO_IMAGE) {
      photo(user, message);
    } else {
      caption(user, message);
    }
  }

  private void photo(long user, Message message) throws IOException, TelegramApiException {
    if (!message.hasPhoto()) {
      sender.say(user, "This is no photo. Send me one.");
      return;
    }
    List<PhotoSize> sizes = message.getPhoto();
    byte[] image = files.download(sizes.get(sizes.size() - 1).getFileId());
    String encoded = Base64.getEncoder().encodeToString(image);
    storage.updateData(user, "photo", encoded); // leak: OversizedStateValue
    storage.setState(user, DialogState.PHOTO_CAPTION);
    sender.say(user, "What does it show?");
  }

  private void caption(long user, Message message) throws TelegramApiException {
    if (!message.hasText()) {
      sender.say(user, "What does it show? Write it to me.");
      return;
    }
    caption = message.getText();
    byte[] image = Base64.getDecoder().decode(storage.getData(user).get("photo"));
    storage.clear(user);
    sender.say(user, "Saved: " + caption + ", " + image.length + " bytes.");
  }
}
