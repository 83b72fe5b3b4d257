package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.internal.telegram.MessageState;
import dev.watertight.testkit.internal.telegram.Queries;
import dev.watertight.testkit.internal.telegram.UpdateState;
import org.jspecify.annotations.Nullable;

/** Something that a user did, and how far the bot is with it. */
public final class SentUpdate {
  private final Waiting waiting;
  private final UpdateState update;
  private final Queries.@Nullable Query query;

  SentUpdate(Waiting waiting, UpdateState update, Queries.@Nullable Query query) {
    this.waiting = waiting;
    this.update = update;
    this.query = query;
  }

  UpdateState state() {
    return update;
  }

  Queries.@Nullable Query query() {
    return query;
  }

  @Nullable MessageState message() {
    return update.message();
  }

  /** Its update_id, which it keeps however often it is delivered. */
  public long updateId() {
    return update.id();
  }

  /** The update as the bot gets it. */
  public String json() {
    return waiting.telegram().monitor().locked(() -> update.json().toString());
  }

  /** How often a bot got it. */
  public int deliveries() {
    return waiting.telegram().monitor().locked(update::deliveries);
  }

  /** Whether a bot has confirmed it. */
  public boolean isConfirmed() {
    return waiting.telegram().monitor().locked(update::isConfirmed);
  }

  /** Waits until a bot got it. */
  public void awaitDelivered() {
    awaitDelivered(1);
  }

  /** Waits until bots got it so many times. */
  public void awaitDelivered(int times) {
    waiting.until(
        () -> update.deliveries() >= times,
        () ->
            "Update "
                + update.id()
                + " was delivered "
                + update.deliveries()
                + " times; expected "
                + times);
  }

  /**
   * Waits until a bot has confirmed it: by asking for later updates, or by the answer of its
   * webhook. A bot that handles updates in threads of its own may confirm before it is done.
   */
  public void awaitConfirmed() {
    waiting.until(update::isConfirmed, () -> "Update " + update.id() + " was not confirmed");
  }

  /** Lets the query of a press be too old to answer; nothing happens if this was no press. */
  public void expire() {
    Queries.Query pressed = query;
    if (pressed != null) {
      waiting.telegram().monitor().run(pressed::expire);
    }
  }
}
