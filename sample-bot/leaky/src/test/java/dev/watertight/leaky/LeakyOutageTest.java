package dev.watertight.leaky;

import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.PostgresExtension;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the contracts say of what it does while something else is away, and when it is to end. */
@ExtendWith({ShortPatience.class, PostgresExtension.class})
final class LeakyOutageTest {
  private TwinBot bot;
  private TwinContracts orders;

  @BeforeEach
  void setUp() throws IOException {
    bot = new TwinBot();
    orders = new TwinContracts(bot::on, bot::order);
  }

  @AfterEach
  void tearDown() {
    bot.close();
  }

  @Test
  void memory_takes_the_place_of_a_redis_that_is_away(Postgres postgres) {
    TwinContracts onRedisAlone =
        new TwinContracts(surroundings -> bot.on(surroundings, postgres), bot::order);
    onRedisAlone.breaks(
        "BOU4",
        "The bot started while its storage was away, took dialogs all the same",
        "they are gone after the next restart: it kept them elsewhere, such as in memory",
        "\"/start tells what I can do.\"");
  }

  @Test
  void what_users_write_during_an_outage_is_logged_and_forgotten() {
    orders.breaks(
        "BOU1",
        "The storage refused all connections for some seconds",
        "what a user wrote then is lost: answered neither meanwhile nor when it was back",
        "JedisConnectionException");
  }

  @Test
  void the_storage_is_closed_before_updates_in_flight_are_answered() {
    orders.breaks(
        "SHU3",
        "The bot was told to end while it handled an update, and the update is lost",
        "Stop polling first, then finish updates, then close the storage",
        "Pool not open");
  }
}
