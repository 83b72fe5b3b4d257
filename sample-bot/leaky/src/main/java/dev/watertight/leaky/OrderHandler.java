package dev.watertight.leaky;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

final class OrderHandler {
  static final String YES = "order:yes";
  static final String NO = "order:no";

  private static final DataApiClient api = new DataApiClient(); // leak: ClientProliferation

  private final DialogStorage storage;
  private final Sender sender;
  private String phone = ""; // leak: UserDataInSharedField

  OrderHandler(DialogStorage storage, Sender sender) {
    this.storage = storage;
    this.sender = sender;
  }

  void start(long user) throws TelegramApiException {
    storage.setState(user, DialogState.ORDER_EQUIPMENT);
    sender.say(user, "Which equipment?");
  }

  void equipment(Message message) throws TelegramApiException {
    long user = message.getChatId();
    storage.updateData(user, "equipment", message.getText());
    storage.setState(user, DialogState.ORDER_PHONE);
    sender.say(user, "Which phone number can we reach you at?");
  }

  void phone(Message message) throws TelegramApiException {
    long user = message.getChatId();
    if (!message.getText().matches("\\+?[0-9 ]{5,20}")) {
      sender.say(user, "This is no phone number. Which one can we reach you at?");
      return;
    }
    phone = message.getText();
    Map<String, String> data = storage.getData(user);
    data.put("phone", phone);
    storage.setData(user, data); // leak: NonAtomicStateUpdate
    storage.setState(user, DialogState.ORDER_CONFIRM);
    Map<String, String> buttons = new LinkedHashMap<>();
    buttons.put(YES, "Order");
    buttons.put(NO, "Cancel");
    sender.ask(user, "Order " + data.get("equipment") + ", phone " + phone + "?", buttons);
  }

  void confirmed(long user) throws IOException, TelegramApiException {
    String equipment = storage.getData(user).get("equipment");
    String id = api.createOrder(user, equipment, phone);
    sender.say(user, "Thank you. Your order has the number " + id + ".");
    storage.clear(user); // leak: StateClearNotInFinally
  }

  void declined(long user) throws TelegramApiException {
    storage.clear(user);
    sender.say(user, "Nothing was ordered.");
  }
}
