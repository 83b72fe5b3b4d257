package bot;

import java.io.IOException;
import java.sql.SQLException;
import org.telegram.telegrambots.longpolling.util.LongPollingSingleThreadUpdateConsumer;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** A small shop bot. It works on the first day; Watertight says why it will not on the seventh. */
public class LeakyBot implements LongPollingSingleThreadUpdateConsumer {
  private final TelegramClient telegram;
  private final DialogStorage dialogs;
  private final OrderRepository orders;
  private final Catalog catalog;

  public LeakyBot(
      TelegramClient telegram, DialogStorage dialogs, OrderRepository orders, Catalog catalog) {
    this.telegram = telegram;
    this.dialogs = dialogs;
    this.orders = orders;
    this.catalog = catalog;
  }

  @Override
  public void consume(Update update) {
    if (!update.hasMessage() || !update.getMessage().hasText()) {
      return;
    }
    long chat = update.getMessage().getChatId();
    String text = update.getMessage().getText();
    try {
      answer(chat, text);
    } catch (IOException | SQLException | TelegramApiException e) {
      dialogs.clear(chat);
    }
  }

  private void answer(long chat, String text)
      throws IOException, SQLException, TelegramApiException {
    if (text.equals("/orders")) {
      say(chat, orders.count(chat) + " orders so far");
    } else if ("ordering".equals(dialogs.state(chat))) {
      orders.add(chat, text, catalog.price(text));
      dialogs.clear(chat);
      say(chat, "Ordered: " + text);
    } else {
      dialogs.save(chat, "ordering");
      say(chat, "What would you like? " + String.join(", ", catalog.items()));
    }
  }

  private void say(long chat, String text) throws TelegramApiException {
    telegram.execute(new SendMessage(Long.toString(chat), text));
  }
}
