package dev.watertight.leaky;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the contracts say of its dialogs, whose faults no compiler complains of. */
@ExtendWith(ShortPatience.class)
final class LeakyDialogsTest {
  private TwinBot bot;
  private TwinContracts orders;
  private TwinContracts photos;

  @BeforeEach
  void setUp() throws IOException {
    bot = new TwinBot();
    orders = new TwinContracts(bot::on, bot::order);
    photos = new TwinContracts(bot::on, TwinBot::photo);
  }

  @AfterEach
  void tearDown() {
    bot.close();
  }

  @Test
  void a_dialog_whose_answer_failed_goes_on_for_ever() {
    orders.breaks(
        "FAI2",
        "FAI2 (a failure ends the dialog)",
        "clear the state in finally",
        "Press one of the buttons.",
        "/start tells what I can do.",
        "user:",
        "ORDER_CONFIRM");
  }

  @Test
  void updates_that_come_again_order_again() {
    orders.breaks(
        "IDE5",
        "IDE5 (the whole dialog again does nothing twice)",
        "the user then has ordered twice",
        "expected: 1L",
        "but was: 2L");
  }

  @Test
  void a_dialog_in_memory_is_gone_with_the_process() {
    photos.breaks(
        "RES2",
        "The bot was killed after step 1 and started, and the dialog does not go on",
        "the user has to begin anew at each deployment and crash",
        "\"I only understand text here.\"");
  }

  @Test
  void what_lets_nobody_cancel_lets_nobody_out() {
    photos.breaks(
        "CAN1",
        "A user who says /cancel after step 1 is not let out of the dialog",
        "\"Cancelled\" did not come",
        "This is no photo. Send me one.");
  }

  @Test
  void the_copy_in_the_database_outlives_the_time_of_the_dialog() {
    orders.breaks(
        "RES7",
        "The time of the dialog ran out after step 1, and the bot went on with it",
        "\"Which phone number can we reach you at?\"",
        "what a user left long ago is taken for what was meant now");
  }

  @Test
  void a_dialog_that_lost_its_data_stays_where_it_is_without_a_word() {
    orders.breaks(
        "RES8",
        "Redis evicted the key user:",
        ":data after step 3, and the user gets no answer",
        "NullPointerException");
  }
}
