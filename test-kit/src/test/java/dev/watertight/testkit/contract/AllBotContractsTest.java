package dev.watertight.testkit.contract;

import dev.watertight.testkit.environment.bot.Bot;
import org.junit.jupiter.api.Test;

final class AllBotContractsTest {
  @Test
  void a_bot_that_keeps_all_passes() {
    BotContracts contracts =
        new BotContracts() {
          private Surroundings given;

          @Override
          protected Bot bot(Surroundings surroundings) {
            given = surroundings;
            return FakeBot.asChildJvm(surroundings);
          }

          @Override
          protected DialogScript script() {
            return FakeBot.script(given);
          }
        };
    for (BotRules rules :
        java.util.List.of(
            contracts.new Restart(),
            contracts.new Shutdown(),
            contracts.new Outage(),
            contracts.new Soak())) {
      for (java.lang.reflect.Method m : Rule.methods(rules.getClass())) {
        long t = System.nanoTime();
        String r;
        try {
          m.setAccessible(true);
          m.invoke(rules);
          r = "kept";
        } catch (java.lang.reflect.InvocationTargetException e) {
          r = e.getCause().toString();
        } catch (Exception e) {
          r = "" + e;
        }
        System.out.println(m.getName() + " " + (System.nanoTime() - t) / 1000000 + " ms " + r);
      }
    }
  }
}
