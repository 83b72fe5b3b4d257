package dev.watertight.sample.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.telegram.BotMessage;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each dialog over HTTP, as users have it. */
final class FlowsEndToEndTest {
  private static final String NOT_UNDERSTOOD =
      "I did not understand that. /help shows what I can do.";
  private static final String WRONG_EQUIPMENT =
      "Please write which equipment you need, in at most 200 characters, or /cancel.";
  private static final String ASK_PHONE = "Which phone number can we reach you at?";
  private static final String WRONG_PHONE =
      "That is no phone number. Please write one such as +49 30 123456, or /cancel.";
  private static final byte[] PICTURE = {1, 2, 3, 4};

  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final Chat anna = telegram.user("Anna").privateChat();
  private BotBench bench;
  private SampleBot bot;

  @BeforeEach
  void startTheBot() throws Exception {
    bench = new BotBench(telegram);
    bot = bench.start();
  }

  @AfterEach
  void stopTheBot() {
    bot.close();
    bench.close();
  }

  private void talk(String says, String expects) {
    anna.says(says);
    anna.expects(expects);
  }

  private BotMessage orderUpToConfirmation() {
    talk("/order", "Which equipment?");
    talk("Drill", ASK_PHONE);
    anna.says("+49 30 123456");
    return anna.expects("Order Drill and call +49 30 123456: is that right?");
  }

  @Test
  void an_order_is_created_by_a_press() {
    BotMessage question = orderUpToConfirmation();
    assertThat(question.buttons()).containsExactly("Yes", "No");
    long update = anna.presses("Yes").updateId();
    anna.expects("Order 1 is placed. We will call you.");
    anna.expectsNotification("");
    anna.expectsNothing();
    assertThat(bench.dataService.calls)
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.path()).isEqualTo("/orders");
              assertThat(call.key()).isEqualTo("4200000001-" + update);
              assertThat(call.body().path("equipment").asText()).isEqualTo("Drill");
              assertThat(call.body().path("phone").asText()).isEqualTo("+49 30 123456");
            });
    talk("Drill", NOT_UNDERSTOOD);
  }

  @Test
  void an_order_is_created_by_a_word_and_a_contact() {
    talk("/order", "Which equipment?");
    talk("Saw", ASK_PHONE);
    anna.sendsContact("+4930654321", "Anna");
    anna.expects("Order Saw and call +4930654321: is that right?");
    talk("yes", "Order 1 is placed. We will call you.");
  }

  @Test
  void an_order_is_refused_by_a_press() {
    orderUpToConfirmation();
    anna.presses("No");
    anna.expects("Nothing is ordered. /order begins anew.");
    assertThat(bench.dataService.calls).isEmpty();
  }

  @Test
  void wrong_input_asks_again_at_each_step_of_an_order() {
    talk("/order", "Which equipment?");
    anna.sendsPhoto(PICTURE);
    anna.expects(WRONG_EQUIPMENT);
    talk("x".repeat(201), WRONG_EQUIPMENT);
    talk("Drill", ASK_PHONE);
    talk("my phone", WRONG_PHONE);
    anna.sendsVoice(PICTURE);
    anna.expects(WRONG_PHONE);
    talk("030 123456", "Order Drill and call 030 123456: is that right?");
    talk("perhaps", "Order Drill and call 030 123456: is that right?");
    talk("No", "Nothing is ordered. /order begins anew.");
  }

  @Test
  void a_photo_is_stored_by_its_file_alone() {
    talk("/photo", "Please send the photo.");
    talk("here it is", "That is no photo. Please send one, or /cancel.");
    anna.sendsPhoto(PICTURE);
    anna.expects("Which caption?");
    anna.sendsVoice(PICTURE);
    anna.expects("Please write the caption, or /cancel.");
    talk("The site", "Photo 1 is stored.");
    assertThat(bench.dataService.calls)
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.path()).isEqualTo("/photos");
              assertThat(call.body().path("caption").asText()).isEqualTo("The site");
              assertThat(call.body().path("file").asText()).isNotEmpty();
              assertThat(call.body().size()).isEqualTo(2);
            });
    assertThat(telegram.calls("getFile")).isEmpty();
  }

  @Test
  void a_photo_may_bring_its_caption() {
    talk("/photo", "Please send the photo.");
    anna.sendsPhoto(PICTURE, "The roof");
    anna.expects("Photo 1 is stored.");
  }

  @Test
  void a_registration_asks_again_for_what_is_wrong() {
    talk("/register", "What is your name?");
    anna.sendsVoice(PICTURE);
    anna.expects("Please write your name, in at most 200 characters, or /cancel.");
    talk("Anna Meier", "What is your e-mail address?");
    String wrong =
        "That is no e-mail address. Please write one such as anna@example.org, or /cancel.";
    talk("anna at example", wrong);
    anna.sendsContact("+4930654321", "Anna");
    anna.expects(wrong);
    talk("anna@example.org", "Welcome, Anna Meier. You are registered.");
    assertThat(bench.dataService.calls)
        .extracting(call -> call.path())
        .containsExactly("/registrations");
  }

  @Test
  void every_step_can_be_cancelled() {
    talk("/cancel", "There is nothing to cancel.");
    talk("/order", "Which equipment?");
    cancelled();
    talk("/order", "Which equipment?");
    talk("Drill", ASK_PHONE);
    cancelled();
    orderUpToConfirmation();
    cancelled();
    anna.presses("Yes");
    anna.expects("That question is closed. /help shows what I can do.");
    anna.expectsNotification("");
    talk("/photo", "Please send the photo.");
    cancelled();
    talk("/photo", "Please send the photo.");
    anna.sendsPhoto(PICTURE);
    anna.expects("Which caption?");
    cancelled();
    talk("/register", "What is your name?");
    cancelled();
    talk("/register", "What is your name?");
    talk("Anna", "What is your e-mail address?");
    cancelled();
    assertThat(bench.dataService.calls).isEmpty();
  }

  private void cancelled() {
    talk("/cancel", "Cancelled.");
    talk("what now?", NOT_UNDERSTOOD);
  }

  @Test
  void help_keeps_the_dialog_and_start_ends_it() {
    talk("/order", "Which equipment?");
    anna.says("/help");
    anna.expectsContaining("/register: tell us who you are");
    talk("Drill", ASK_PHONE);
    anna.says("/start");
    anna.expectsContaining("Hello!");
    talk("030 123456", NOT_UNDERSTOOD);
  }

  @Test
  void what_the_bot_does_not_know_is_answered() {
    talk("/dance", NOT_UNDERSTOOD);
    anna.sendsVoice(PICTURE);
    anna.expects(NOT_UNDERSTOOD);
    anna.sendsLocation(52.5, 13.4);
    anna.expects(NOT_UNDERSTOOD);
  }

  @Test
  void edits_and_what_is_for_another_bot_are_passed_over() {
    var sent = anna.says("/order");
    anna.expects("Which equipment?");
    anna.edits(sent, "/register");
    anna.says("/cancel@another_bot");
    anna.expectsNothing();
    talk("/cancel@Watertight_Test_Bot", "Cancelled.");
  }

  @Test
  void users_of_a_group_and_of_its_topics_are_answered_where_they_ask() {
    Chat ben = telegram.group("Team").topicAs("Orders", telegram.user("Ben"));
    ben.says("/order@watertight_test_bot");
    ben.expects("Which equipment?");
    talk("/register", "What is your name?");
    ben.says("Drill");
    ben.expects(ASK_PHONE);
  }

  @Test
  void many_users_talk_at_once() {
    for (int i = 0; i < 20; i++) {
      telegram.user("User" + i).privateChat().says("/order");
    }
    for (int i = 0; i < 20; i++) {
      Chat chat = telegram.user("User" + i).privateChat();
      chat.expects("Which equipment?");
      chat.says("Drill %d".formatted(i).toUpperCase(Locale.ROOT));
      chat.expects(ASK_PHONE);
    }
  }
}
