package dev.watertight.sample.flow;

import dev.watertight.sample.dialog.Button;
import dev.watertight.sample.dialog.Content;
import dev.watertight.sample.dialog.FsmContext;
import dev.watertight.sample.dialog.Matches;
import dev.watertight.sample.dialog.Router;
import dev.watertight.sample.dialog.Turn;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An order: equipment, phone, confirmation. */
final class OrderFlow {
  private static final int LONGEST_EQUIPMENT = 200;
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{4,24}");
  private static final Set<String> YES = Set.of("yes", "y", "ok");
  private static final Set<String> NO = Set.of("no", "n");
  private static final Button YES_BUTTON = new Button("Yes", "order:yes");
  private static final Button NO_BUTTON = new Button("No", "order:no");

  private final Records records;

  OrderFlow(Records records) {
    this.records = records;
  }

  void addTo(Router.Builder routes) {
    routes
        .always(Matches.command("order"), this::start)
        .in(OrderState.EQUIPMENT, Matches.text(), this::equipment)
        .in(OrderState.EQUIPMENT, any -> true, this::askForEquipment)
        .in(OrderState.PHONE, Matches.contact(), this::phone)
        .in(OrderState.PHONE, Matches.text(), this::phone)
        .in(OrderState.PHONE, any -> true, this::askForPhone)
        .in(OrderState.CONFIRMATION, OrderFlow::isYes, this::create)
        .in(OrderState.CONFIRMATION, OrderFlow::isNo, this::refuse)
        .in(OrderState.CONFIRMATION, any -> true, this::askForConfirmation);
  }

  private void start(Turn turn) {
    turn.fsm().setData(Map.of());
    turn.fsm().setState(OrderState.EQUIPMENT);
    turn.say("Which equipment?");
  }

  private void equipment(Turn turn) {
    String equipment = Texts.of(turn);
    if (equipment.isEmpty() || equipment.length() > LONGEST_EQUIPMENT) {
      askForEquipment(turn);
      return;
    }
    turn.fsm().updateData(data -> data.put("equipment", equipment));
    turn.fsm().setState(OrderState.PHONE);
    turn.say("Which phone number can we reach you at?");
  }

  private void askForEquipment(Turn turn) {
    turn.say("Please write which equipment you need, in at most 200 characters, or /cancel.");
  }

  private void phone(Turn turn) {
    String phone =
        turn.incoming().content() instanceof Content.Contact contact
            ? contact.phone().strip()
            : Texts.of(turn);
    if (!PHONE.matcher(phone).matches()) {
      askForPhone(turn);
      return;
    }
    turn.fsm().updateData(data -> data.put("phone", phone));
    turn.fsm().setState(OrderState.CONFIRMATION);
    askForConfirmation(turn);
  }

  private void askForPhone(Turn turn) {
    turn.say("That is no phone number. Please write one such as +49 30 123456, or /cancel.");
  }

  private void askForConfirmation(Turn turn) {
    FsmContext fsm = turn.fsm();
    Optional<String> equipment = fsm.data("equipment");
    Optional<String> phone = fsm.data("phone");
    if (equipment.isEmpty() || phone.isEmpty()) {
      forgotten(turn);
      return;
    }
    turn.say(
        "Order %s and call %s: is that right?".formatted(equipment.get(), phone.get()),
        YES_BUTTON,
        NO_BUTTON);
  }

  private void create(Turn turn) throws IOException, InterruptedException {
    FsmContext fsm = turn.fsm();
    Optional<String> equipment = fsm.data("equipment");
    Optional<String> phone = fsm.data("phone");
    if (equipment.isEmpty() || phone.isEmpty()) {
      forgotten(turn);
      return;
    }
    fsm.clear();
    String number =
        records.create(
            "orders", Texts.key(turn), Map.of("equipment", equipment.get(), "phone", phone.get()));
    turn.say("Order " + number + " is placed. We will call you.");
  }

  private void refuse(Turn turn) {
    turn.fsm().clear();
    turn.say("Nothing is ordered. /order begins anew.");
  }

  private static void forgotten(Turn turn) {
    turn.fsm().clear();
    turn.say("That was too long ago, I have forgotten your order. /order begins anew.");
  }

  private static boolean isYes(Content content) {
    return Matches.press(YES_BUTTON.data()).test(content) || isWord(content, YES);
  }

  private static boolean isNo(Content content) {
    return Matches.press(NO_BUTTON.data()).test(content) || isWord(content, NO);
  }

  private static boolean isWord(Content content, Set<String> words) {
    return content instanceof Content.Text text
        && words.contains(text.text().strip().toLowerCase(Locale.ROOT));
  }
}
