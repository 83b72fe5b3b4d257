package dev.watertight.sample.flow;

import dev.watertight.sample.dialog.ActiveDialog;
import dev.watertight.sample.dialog.Answer;
import dev.watertight.sample.dialog.Content;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.Incoming;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.Messenger;
import dev.watertight.sample.dialog.Origin;
import dev.watertight.sample.dialog.State;
import dev.watertight.sample.dialog.States;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.dialog.UndeliverableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds users of dialogs that they have left, once for each step. It uses the bot's storage and
 * never closes it. Of one thread.
 */
public final class Reminders {
  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
  private static final int AT_A_TIME = 1_000;
  private static final List<Answer> REMINDER =
      List.of(new Answer("Are you still there? Please go on, or /cancel.", List.of()));

  private final DialogStorage storage;
  private final Messenger messenger;
  private final Settings settings;

  /**
   * When to remind.
   *
   * @param bot whose users; others may have their dialogs in the same storage
   * @param after how long users may take for a step until then
   * @param lifetime how long dialogs are kept
   */
  public record Settings(long bot, Duration after, Lifetime lifetime, States states, Clock clock) {}

  public Reminders(DialogStorage storage, Messenger messenger, Settings settings) {
    this.storage = storage;
    this.messenger = messenger;
    this.settings = settings;
  }

  /**
   * Walks once through all dialogs.
   *
   * @throws StorageException if the storage cannot be reached; the next walk goes on
   */
  public void remindAll() throws InterruptedException {
    List<ActiveDialog> due = new ArrayList<>();
    Instant latest = settings.clock().instant().minus(settings.after());
    storage.forEachActive(
        dialog -> {
          if (due.size() < AT_A_TIME
              && dialog.key().bot() == settings.bot()
              && settings.states().find(dialog.state()).isPresent()
              && !dialog.reminded()
              && !dialog.changed().isAfter(latest)) {
            due.add(dialog);
          }
        });
    for (ActiveDialog dialog : due) {
      try {
        remind(dialog);
      } catch (ForeignDataException e) {
        // Trying again does not help, and the others must not wait for it.
        LOG.warn("Dialog {} cannot be reminded: {}", dialog.key(), e.getMessage());
      }
    }
  }

  private void remind(ActiveDialog active) throws InterruptedException {
    DialogKey key = active.key();
    Dialog dialog = storage.load(key);
    Optional<Lifetime> left = settings.states().find(active.state()).flatMap(s -> left(s, dialog));
    if (left.isEmpty()
        || dialog.reminded()
        || !dialog.state().equals(Optional.of(active.state()))
        || !dialog.changed().equals(active.changed())
        // Whoever writes first reminds: an instance beside this one, or nobody if the user goes on.
        || !storage.replace(key, dialog, dialog.whenReminded(), left.get())) {
      return;
    }
    Origin origin = new Origin(key.bot(), key.chat(), key.user(), key.thread());
    try {
      messenger.send(new Incoming(0, origin, new Content.Other()), REMINDER);
    } catch (UndeliverableException e) {
      LOG.info("Dialog {} cannot be reminded: {}", key, e.getMessage());
    }
  }

  /** What is left of its life, since a reminder does not prolong it. */
  private Optional<Lifetime> left(State step, Dialog dialog) {
    Lifetime whole = settings.lifetime().of(step);
    Duration gone = Duration.between(dialog.changed(), settings.clock().instant());
    Duration state = whole.state().minus(gone);
    Duration data = whole.data().minus(gone);
    return state.compareTo(Duration.ofSeconds(1)) < 0
        ? Optional.empty()
        : Optional.of(
            new Lifetime(
                state, data.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : data));
  }
}
