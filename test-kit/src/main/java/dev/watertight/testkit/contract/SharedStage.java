package dev.watertight.testkit.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule finds the bot that another one has left, one at a time; a second rule at the same
 * time finds none. Safe for use by several threads.
 */
final class SharedStage implements AutoCloseable {
  private @Nullable BotStage free;
  private boolean closed;

  /** One in which nothing is left: each rule has a bot of its own. */
  static SharedStage none() {
    SharedStage none = new SharedStage();
    none.close();
    return none;
  }

  /** Takes the bot out, if there is one. */
  synchronized Optional<BotStage> take() {
    Optional<BotStage> taken = Optional.ofNullable(free);
    free = null;
    return taken;
  }

  /** Leaves a bot for the next rule, or ends it if nobody comes for it. */
  void leave(BotStage stage) {
    if (!isTaken(stage)) {
      stage.close();
    }
  }

  private synchronized boolean isTaken(BotStage stage) {
    if (closed || free != null || !stage.isAsNew()) {
      return false;
    }
    free = stage;
    return true;
  }

  /** Ends the bot that was left. */
  void end() {
    take().ifPresent(BotStage::close);
  }

  /** Ends it, and whatever is left from now on. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    end();
  }
}
