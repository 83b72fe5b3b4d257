package dev.watertight.leaky;

import java.io.IOException;
import java.util.List;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

final class OrderListHandler {
  private static final DataApiClient api = new DataApiClient(); // leak: ClientProliferation

  private final Sender sender;

  OrderListHandler(Sender sender) {
    this.sender = sender;
  }

  void list(long user) throws IOException, TelegramApiException {
    List<String> orders = api.orders(user);
    sender.say(user, orders.isEmpty() ? "No orders so far." : String.join("\n", orders));
  }
}
