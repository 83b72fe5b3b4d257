package dev.watertight.sample.telegram;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the bot gets updates; tells the log when that changes. Safe for all threads. */
public final class PollingStatus {
  private static final Logger LOG = LoggerFactory.getLogger(PollingStatus.class);

  private final AtomicReference<String> problem = new AtomicReference<>("not asked yet");

  /** Why there are no updates; empty if there are. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem.get()).filter(text -> !text.isEmpty());
  }

  void works() {
    if (!"".equals(problem.getAndSet(""))) {
      LOG.info("Telegram delivers updates");
    }
  }

  void fails(String why) {
    if (!why.equals(problem.getAndSet(why))) {
      LOG.warn("Telegram delivers no updates, it is asked until it does: {}", why);
    }
  }

  /** Nobody asks any more, whatever the reason. */
  void ended() {
    problem.set("nobody asks for updates any more");
  }
}
