package dev.watertight.testkit.contract;

import dev.watertight.testkit.environment.telegram.Chat;
import org.junit.jupiter.api.Test;

/**
 * A dialog goes on after the bot was killed and started. Rules RES; see {@code
 * docs/kit/contracts/BotRestartContract.md}.
 */
public abstract class BotRestartContract extends BotRules {
  @Test
  void res1_the_bot_plays_its_script() throws Exception {
    holds(
        probe -> {
          probe.start();
          Chat chat = probe.chat("Anna");
          probe.play(chat, 0, probe.script().steps().size());
        });
  }
}
