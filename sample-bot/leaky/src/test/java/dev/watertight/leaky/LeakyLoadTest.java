package dev.watertight.leaky;

import dev.watertight.testkit.contract.DialogScript;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.telegram.Chat;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the contracts say of what it leaves behind and asks of Redis, the more the longer it runs.
 */
@ExtendWith(ShortPatience.class)
final class LeakyLoadTest {
  private TwinBot bot;
  private Chat idler;
  private boolean reminded;

  @BeforeEach
  void setUp() throws IOException {
    bot = new TwinBot();
  }

  @AfterEach
  void tearDown() {
    bot.close();
  }

  @Test
  @Tag("slow")
  void a_client_for_each_question_stays_open() {
    DialogScript health = DialogScript.beginningWith("/health", "PONG").then("/health", "PONG");

    new TwinContracts(bot::on, () -> health)
        .breaks(
            "SOA1",
            "to stay flat, but sockets and live heap and connections of Redis grew in each of ",
            "bytes more of redis.clients.jedis.ConnectionPool");
  }

  @Test
  void states_that_users_leave_stay_for_ever() {
    new TwinContracts(bot::on, bot::order)
        .breaks("SOA2", "of what Redis keeps this never expires: [user:", ":state, ");
  }

  @Test
  void each_round_of_reminders_asks_for_all_keys() {
    new TwinContracts(this::reminding, this::photoAfterAReminder)
        .breaks("SOA3", "The bot ran {KEYS=", "KEYS blocks Redis for all who use it");
  }

  private ChildJvm reminding(Surroundings surroundings) {
    idler = surroundings.telegram().user("Idler").privateChat();
    return bot.on(surroundings).withEnvironment("REMINDER_SECONDS", "1");
  }

  /** Who sends photos is not reminded, and looks for them until somebody else was. */
  private DialogScript photoAfterAReminder() {
    return DialogScript.beginningWith("/photo", "Send me the photo.")
        .thenDoes(
            "sends a photo",
            chat -> {
              awaitReminder();
              chat.sendsPhoto(TwinBot.IMAGE);
            },
            "What does it show?")
        .then("A pump", "Saved: A pump");
  }

  private void awaitReminder() {
    if (!reminded) {
      idler.says("/order");
      idler.awaits("You have not finished. /cancel ends it.");
      reminded = true;
    }
  }

  @Test
  void an_operator_deletes_what_others_keep() {
    DialogScript reset =
        DialogScript.beginningWith("/reset", "All dialogs are gone.").then("/start", "/order");

    new TwinContracts(bot::on, () -> reset)
        .breaks("SOA3", "The bot ran {FLUSHDB=", "delete what others keep there");
  }
}
