package dev.watertight.leaky;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.interfaces.LongPollingUpdateConsumer;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

final class UpdateDispatcher implements LongPollingUpdateConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateDispatcher.class);

  private final DialogStorage storage;
  private final Sender sender;
  private final Handlers handlers;
  private final ExecutorService handling = Executors.newSingleThreadExecutor();

  UpdateDispatcher(DialogStorage storage, Sender sender, Handlers handlers) {
    this.storage = storage;
    this.sender = sender;
    this.handlers = handlers;
  }

  @Override
  public void consume(List<Update> updates) {
    updates.forEach(update -> handling.execute(() -> handle(update)));
  }

  @Override
  public void close() {
    handling.shutdown();
    try {
      boolean handled = handling.awaitTermination(5, TimeUnit.SECONDS);
      LOG.info(handled ? "no more updates" : "some updates are left");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(Update update) {
    VisitCounter.count("all");
    try {
      if (update.hasCallbackQuery()) {
        pressed(update.getCallbackQuery());
      } else if (update.hasMessage()) {
        received(update.getMessage());
      }
    } catch (IOException | SQLException | TelegramApiException | RuntimeException e) {
      LOG.error("update {} failed", update.getUpdateId(), e);
    }
  }

  private void pressed(CallbackQuery press) throws IOException, TelegramApiException {
    long user = press.getMessage().getChatId();
    sender.confirmPress(press.getId());
    if (storage.getState(user) != DialogState.ORDER_CONFIRM) {
      return;
    }
    if (press.getData().equals(OrderHandler.YES)) {
      handlers.orders().confirmed(user);
    } else {
      handlers.orders().declined(user);
    }
  }

  private void received(Message message) throws IOException, SQLException, TelegramApiException {
    long user = message.getChatId();
    if (handlers.photos().isWaiting(user)) {
      handlers.photos().handle(message);
    } else if (message.hasText() && message.getText().startsWith("/")) {
      command(user, message.getText());
    } else if (message.hasText()) {
      answer(user, message);
    } else {
      sender.say(user, "I only understand text here.");
    }
  }

  private void command(long user, String text)
      throws IOException, SQLException, TelegramApiException {
    switch (text) {
      case "/start" -> handlers.commands().start(user);
      case "/cancel" -> handlers.commands().cancel(user);
      case "/order" -> handlers.orders().start(user);
      case "/orders" -> handlers.orderList().list(user);
      case "/photo" -> handlers.photos().start(user);
      case "/register" -> handlers.registration().start(user);
      case "/stats" -> handlers.admin().stats(user);
      case "/health" -> handlers.admin().health(user);
      case "/reset" -> handlers.admin().reset(user);
      default -> sender.say(user, "I do not know this command.");
    }
  }

  private void answer(long user, Message message) throws SQLException, TelegramApiException {
    switch (storage.getState(user)) {
      case ORDER_EQUIPMENT -> handlers.orders().equipment(message);
      case ORDER_PHONE -> handlers.orders().phone(message);
      case ORDER_CONFIRM -> sender.say(user, "Press one of the buttons.");
      case REGISTER_NAME -> handlers.registration().name(message);
      case REGISTER_EMAIL -> handlers.registration().email(message);
      default -> sender.say(user, "/start tells what I can do.");
    }
  }
}
