package dev.watertight.testkit.contract;

import dev.watertight.testkit.environment.bot.Bot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fake bot, what is wrong with it, and what is promised of it all the same. */
record BotTwin(
    boolean isChild,
    List<Flaw> flaws,
    Promises<BotCapability> promises,
    Optional<DialogScript> script) {
  /** In this JVM, which is quicker. */
  static BotTwin inProcess(Flaw... flaws) {
    return new BotTwin(false, List.of(flaws), Promises.all(), Optional.empty());
  }

  /** In a JVM of its own, which can be killed. */
  static BotTwin child(Flaw... flaws) {
    return new BotTwin(true, List.of(flaws), Promises.all(), Optional.empty());
  }

  BotTwin without(BotCapability... denied) {
    Promises<BotCapability> less = promises;
    for (BotCapability capability : denied) {
      less = less.without(capability);
    }
    return new BotTwin(isChild, flaws, less, script);
  }

  /** With another script than its own. */
  BotTwin playing(DialogScript another) {
    return new BotTwin(isChild, flaws, promises, Optional.of(another));
  }

  /** As a team extends them. */
  BotContracts contracts() {
    return new BotContracts() {
      private @Nullable Surroundings given;

      @Override
      protected Bot bot(Surroundings surroundings) {
        given = surroundings;
        Flaw[] all = flaws.toArray(Flaw[]::new);
        return isChild
            ? FakeBot.asChildJvm(surroundings, all)
            : FakeBot.inProcess(surroundings, all);
      }

      @Override
      protected DialogScript script() {
        return script.orElseGet(() -> FakeBot.script(given));
      }

      @Override
      protected Promises<BotCapability> promises() {
        return promises;
      }
    };
  }
}
