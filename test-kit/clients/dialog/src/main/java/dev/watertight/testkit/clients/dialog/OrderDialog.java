package dev.watertight.testkit.clients.dialog;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The bot: takes orders, one question after the other. A call that fails is made again. */
public final class OrderDialog {
  private static final int TRIES = 4;

  private interface Call {
    void make() throws CallFailed;
  }

  private final Map<Long, String> models = new ConcurrentHashMap<>();
  private final Queue<CallFailed> failures = new ConcurrentLinkedQueue<>();

  /** Every call that failed, in order. */
  public List<CallFailed> failures() {
    return List.copyOf(failures);
  }

  public void handle(Incoming update, Messenger messenger) {
    if (!update.queryId().isEmpty()) {
      press(update, messenger);
    } else if (!update.photoId().isEmpty()) {
      photo(update, messenger);
    } else {
      text(update, messenger);
    }
  }

  private void text(Incoming update, Messenger messenger) {
    switch (update.text()) {
      case "/order" ->
          again(() -> messenger.send(update.chatId(), "Which model?", List.of("Small", "Large")));
      case "/cancel" -> {
        models.remove(update.chatId());
        again(() -> messenger.send(update.chatId(), "Cancelled.", List.of()));
      }
      case "/long" -> again(() -> messenger.send(update.chatId(), "x".repeat(5000), List.of()));
      case "/unknown" -> again(messenger::callUnknownMethod);
      default -> again(() -> messenger.send(update.chatId(), "Say /order.", List.of()));
    }
  }

  private void press(Incoming update, Messenger messenger) {
    long chat = update.chatId();
    if (update.data().equals("Confirm")) {
      again(() -> messenger.answer(update.queryId(), "Ordered"));
      String model = models.remove(chat);
      again(() -> messenger.send(chat, "Ordered: " + model, List.of()));
      return;
    }
    models.put(chat, update.data());
    again(() -> messenger.answer(update.queryId(), "Noted"));
    again(() -> messenger.edit(chat, update.messageId(), "Model: " + update.data()));
    again(() -> messenger.send(chat, "Send a photo of your wall.", List.of()));
  }

  private void photo(Incoming update, Messenger messenger) {
    again(
        () -> {
          byte[] photo = messenger.download(update.photoId());
          messenger.send(update.chatId(), "Got " + photo.length + " bytes.", List.of("Confirm"));
        });
  }

  private void again(Call call) {
    for (int i = 0; i < TRIES; i++) {
      try {
        call.make();
        return;
      } catch (CallFailed failed) {
        failures.add(failed);
        if (failed.code() == 400 || failed.code() == 404) {
          return;
        }
      }
    }
  }
}
