package dev.watertight.sample.dialog;

import dev.watertight.sample.dialog.DialogEvents.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Handles updates: those of one dialog one after the other, those of different ones side by side.
 *
 * <p>State and receipt are written before the user is answered, and whether the user was answered
 * is noted after. So after a crash at any point an update that is delivered again is answered if it
 * was not, and changes nothing twice. Another instance that handles the same dialog makes the write
 * fail, and the turn is taken again on what it finds then.
 */
public final class Dispatcher {
  private final DialogStorage storage;
  private final Router router;
  private final Messenger messenger;
  private final Settings settings;
  private final DialogEvents events;
  private final ExecutorService threads;

  /**
   * How dialogs are kept.
   *
   * @param patience how long an update waits for a storage that is away
   */
  public record Settings(
      States states,
      KeyStrategy strategy,
      Lifetime lifetime,
      Apologies apologies,
      Duration patience,
      Clock clock) {}

  /**
   * Makes one; it closes none of these.
   *
   * @param threads where dialogs are handled side by side
   */
  public Dispatcher(
      DialogStorage storage,
      Router router,
      Messenger messenger,
      Settings settings,
      DialogEvents events,
      ExecutorService threads) {
    this.storage = storage;
    this.router = router;
    this.messenger = messenger;
    this.settings = settings;
    this.events = events;
    this.threads = threads;
  }

  /**
   * Handles updates and returns when all have been. Until then they must not be confirmed.
   *
   * @throws InterruptedException if the bot has to stop; some may not have been handled
   */
  public void handleAll(List<Incoming> batch) throws InterruptedException {
    Map<DialogKey, List<Incoming>> dialogs = new LinkedHashMap<>();
    for (Incoming incoming : batch) {
      dialogs.computeIfAbsent(key(incoming), key -> new ArrayList<>()).add(incoming);
    }
    List<Future<?>> running = new ArrayList<>();
    for (List<Incoming> dialog : dialogs.values()) {
      running.add(
          threads.submit(
              () -> {
                for (Incoming incoming : dialog) {
                  handle(incoming);
                }
                return null;
              }));
    }
    try {
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("told to stop while an update was handled");
      }
      throw new IllegalStateException("an update could not be handled", e.getCause());
    } finally {
      running.forEach(each -> each.cancel(true));
    }
  }

  private DialogKey key(Incoming incoming) {
    return settings.strategy().key(incoming.origin());
  }

  /** Handles one update; the caller sees to it that no other of its dialog is handled meanwhile. */
  public void handle(Incoming incoming) throws InterruptedException {
    Backoff backoff = new Backoff(settings.patience());
    while (true) {
      try {
        if (attempt(incoming)) {
          return;
        }
      } catch (ForeignDataException e) {
        events.storageFailed(incoming, e);
        apologise(incoming, settings.apologies().unreadable(), Outcome.FOREIGN_DATA);
        return;
      } catch (StorageFullException e) {
        events.storageFailed(incoming, e);
        apologise(incoming, settings.apologies().full(), Outcome.STORAGE_FULL);
        return;
      } catch (StorageException e) {
        events.storageFailed(incoming, e);
        if (!backoff.pause()) {
          apologise(incoming, settings.apologies().away(), Outcome.STORAGE_AWAY);
          return;
        }
      }
    }
  }

  /** Says whether it is done; else somebody has changed the dialog, and it has to be done again. */
  private boolean attempt(Incoming incoming) throws InterruptedException {
    DialogKey key = key(incoming);
    Dialog before = storage.load(key);
    Receipt last = before.receipt().orElse(null);
    if (last != null && last.update() >= incoming.id()) {
      if (last.update() == incoming.id() && !last.answered()) {
        deliver(incoming, key, before, last);
      }
      events.ended(incoming, Outcome.REDELIVERED);
      return true;
    }
    FsmContext fsm = new FsmContext(before, settings.states());
    Turn turn = new Turn(incoming, fsm);
    Outcome outcome = take(turn);
    if (outcome == Outcome.FAILED) {
      fsm = new FsmContext(before, settings.states());
      fsm.clear();
      turn = new Turn(incoming, fsm);
      turn.say(settings.apologies().failed());
    }
    Receipt receipt = new Receipt(incoming.id(), turn.answers(), false);
    Dialog after = fsm.after(settings.clock().instant()).withReceipt(receipt);
    Lifetime lifetime = fsm.state().map(settings.lifetime()::of).orElse(settings.lifetime());
    if (!storage.replace(key, before, after, lifetime)) {
      return false;
    }
    deliver(incoming, key, after, receipt);
    events.ended(incoming, outcome);
    return true;
  }

  private Outcome take(Turn turn) throws InterruptedException {
    FsmContext fsm = turn.fsm();
    Content content = turn.incoming().content();
    if (fsm.isOfOtherRelease()) {
      fsm.clear();
      if (!router.takesAlways(content)) {
        turn.say(settings.apologies().otherRelease());
        return Outcome.OTHER_RELEASE;
      }
    }
    try {
      router.handler(fsm.state(), content).handle(turn);
      return Outcome.HANDLED;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      events.handlerFailed(turn.incoming(), e);
      return Outcome.FAILED;
    }
  }

  private void deliver(Incoming incoming, DialogKey key, Dialog dialog, Receipt receipt)
      throws InterruptedException {
    send(incoming, receipt.answers());
    try {
      storage.answered(key, dialog);
    } catch (StorageException e) {
      // The user has the answer; at worst a crash right now makes it come a second time.
      events.storageFailed(incoming, e);
    }
  }

  private void apologise(Incoming incoming, String text, Outcome outcome)
      throws InterruptedException {
    send(incoming, List.of(new Answer(text, List.of())));
    events.ended(incoming, outcome);
  }

  private void send(Incoming incoming, List<Answer> answers) throws InterruptedException {
    try {
      messenger.send(incoming, answers);
    } catch (UndeliverableException e) {
      events.undeliverable(incoming, e);
    }
  }
}
