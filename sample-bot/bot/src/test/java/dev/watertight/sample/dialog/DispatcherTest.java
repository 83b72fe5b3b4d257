package dev.watertight.sample.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.sample.storage.MemoryStorage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DispatcherTest {
  private enum TestState implements State {
    ASKED
  }

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH.plusSeconds(1_000), ZoneOffset.UTC);
  private static final Apologies APOLOGIES =
      new Apologies("failed", "other release", "unreadable", "away", "full");
  private static final DialogKey KEY = new DialogKey(1, 2, 3, 0);

  /** What happened, in order. */
  private final List<String> story = Collections.synchronizedList(new ArrayList<>());

  private final MemoryStorage memory = new MemoryStorage(CLOCK);
  private final RecordingStorage storage = new RecordingStorage();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private Messenger messenger = this::record;

  @AfterEach
  void endTheThreads() {
    threads.shutdownNow();
  }

  private void record(Incoming to, List<Answer> answers) {
    answers.forEach(answer -> story.add("send " + answer.text()));
  }

  private Dispatcher dispatcher(Handler handler) {
    return new Dispatcher(
        storage,
        Router.builder()
            .always(Matches.command("cancel"), turn -> turn.say("cancelled"))
            .otherwise(handler),
        (to, answers) -> messenger.send(to, answers),
        new Dispatcher.Settings(
            States.of(List.of(TestState.class)),
            KeyStrategy.USER_IN_CHAT,
            new Lifetime(Duration.ofHours(1), Duration.ofHours(1)),
            APOLOGIES,
            Duration.ofMillis(200),
            CLOCK),
        new RecordingEvents(),
        threads);
  }

  private static Incoming text(long id) {
    return new Incoming(id, new Origin(1, 2, 3, 0), new Content.Text("hello"));
  }

  private static void ask(Turn turn) {
    turn.fsm().setState(TestState.ASKED);
    turn.fsm().updateData(data -> data.put("update", String.valueOf(turn.incoming().id())));
    turn.say("asked");
  }

  @Test
  void the_state_is_written_before_the_user_is_answered_and_the_answer_is_noted_after()
      throws Exception {
    dispatcher(DispatcherTest::ask).handle(text(7));
    assertThat(story).containsExactly("load", "replace", "send asked", "answered", "HANDLED");
    Dialog dialog = memory.load(KEY);
    assertThat(dialog.state()).contains("test:asked");
    assertThat(dialog.data()).isEqualTo(Map.of("update", "7"));
    assertThat(dialog.receipt()).contains(new Receipt(7, List.of(), true));
  }

  @Test
  void a_redelivered_update_that_was_answered_changes_and_says_nothing() throws Exception {
    Dispatcher dispatcher = dispatcher(DispatcherTest::ask);
    dispatcher.handle(text(7));
    story.clear();
    dispatcher.handle(text(7));
    dispatcher.handle(text(6));
    assertThat(story).containsExactly("load", "REDELIVERED", "load", "REDELIVERED");
    assertThat(memory.load(KEY).version()).isEqualTo(1);
  }

  @Test
  void a_redelivered_update_that_was_not_answered_is_answered_and_changes_nothing()
      throws Exception {
    messenger =
        (to, answers) -> {
          throw new InterruptedException("a crash, as far as storage and user can tell");
        };
    assertThatThrownBy(() -> dispatcher(DispatcherTest::ask).handle(text(7)))
        .isInstanceOf(InterruptedException.class);
    messenger = this::record;
    story.clear();
    dispatcher(
            turn -> {
              throw new AssertionError("it is not handled again");
            })
        .handle(text(7));
    assertThat(story).containsExactly("load", "send asked", "answered", "REDELIVERED");
    assertThat(memory.load(KEY).version()).isEqualTo(1);
  }

  @Test
  void a_dialog_that_somebody_else_changed_is_handled_again_on_what_is_there_now()
      throws Exception {
    storage.beforeReplace =
        () -> {
          storage.beforeReplace = () -> {};
          Dialog next =
              Dialog.NONE.next(Optional.of("test:asked"), Map.of("by", "other"), CLOCK.instant());
          assertThat(
                  memory.replace(
                      KEY,
                      Dialog.NONE,
                      next,
                      new Lifetime(Duration.ofHours(1), Duration.ofHours(1))))
              .isTrue();
        };
    dispatcher(turn -> turn.say("by " + turn.fsm().data("by").orElse("nobody"))).handle(text(7));
    assertThat(story)
        .containsExactly(
            "load", "replace", "load", "replace", "send by other", "answered", "HANDLED");
    assertThat(memory.load(KEY).version()).isEqualTo(2);
  }

  @Test
  void a_handler_that_fails_ends_the_dialog_and_nothing_of_its_turn_is_kept() throws Exception {
    Dispatcher dispatcher = dispatcher(DispatcherTest::ask);
    dispatcher.handle(text(7));
    dispatcher(
            turn -> {
              turn.fsm().updateData(data -> data.put("half", "done"));
              turn.say("half done");
              throw new IOException("broken");
            })
        .handle(text(8));
    assertThat(story).endsWith("failed broken", "replace", "send failed", "answered", "FAILED");
    assertThat(memory.load(KEY).state()).isEmpty();
    assertThat(memory.load(KEY).data()).isEmpty();
  }

  @Test
  void a_step_of_another_release_ends_the_dialog_but_for_what_is_always_taken() throws Exception {
    Dialog old = Dialog.NONE.next(Optional.of("test:gone"), Map.of(), CLOCK.instant());
    Lifetime hour = new Lifetime(Duration.ofHours(1), Duration.ofHours(1));
    memory.replace(KEY, Dialog.NONE, old, hour);
    Dispatcher dispatcher = dispatcher(DispatcherTest::ask);
    dispatcher.handle(text(7));
    assertThat(story).contains("send other release", "OTHER_RELEASE");
    assertThat(memory.load(KEY).state()).isEmpty();

    Dialog cleared = memory.load(KEY);
    memory.replace(
        KEY, cleared, cleared.next(Optional.of("test:gone"), Map.of(), CLOCK.instant()), hour);
    dispatcher.handle(new Incoming(8, new Origin(1, 2, 3, 0), new Content.Command("cancel", "")));
    assertThat(story).endsWith("send cancelled", "answered", "HANDLED");
  }

  @Test
  void a_storage_that_comes_back_in_time_is_waited_for() throws Exception {
    storage.failures.add(new StorageException("away"));
    storage.failures.add(new StorageException("away"));
    dispatcher(DispatcherTest::ask).handle(text(7));
    assertThat(story)
        .containsExactly(
            "load",
            "storage away",
            "load",
            "storage away",
            "load",
            "replace",
            "send asked",
            "answered",
            "HANDLED");
  }

  @Test
  void a_storage_that_stays_away_is_apologised_for() throws Exception {
    for (int i = 0; i < 100; i++) {
      storage.failures.add(new StorageException("away"));
    }
    dispatcher(DispatcherTest::ask).handle(text(7));
    assertThat(story).endsWith("storage away", "send away", "STORAGE_AWAY");
  }

  @Test
  void foreign_data_and_a_full_storage_are_told_at_once() throws Exception {
    storage.failures.add(new ForeignDataException("key", "no JSON"));
    storage.failures.add(new StorageFullException("full", new IOException()));
    Dispatcher dispatcher = dispatcher(DispatcherTest::ask);
    dispatcher.handle(text(7));
    dispatcher.handle(text(8));
    assertThat(story)
        .filteredOn(what -> what.startsWith("send") || what.equals(what.toUpperCase()))
        .containsExactly("send unreadable", "FOREIGN_DATA", "send full", "STORAGE_FULL");
  }

  @Test
  void an_answer_that_cannot_be_delivered_counts_as_given() throws Exception {
    messenger =
        (to, answers) -> {
          throw new UndeliverableException("blocked");
        };
    dispatcher(DispatcherTest::ask).handle(text(7));
    assertThat(story)
        .containsExactly("load", "replace", "undeliverable blocked", "answered", "HANDLED");
  }

  @Test
  void updates_of_one_dialog_are_handled_in_order_and_all_before_it_returns() throws Exception {
    List<Incoming> batch = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      batch.add(text(i));
    }
    dispatcher(turn -> turn.say(String.valueOf(turn.incoming().id()))).handleAll(batch);
    assertThat(story.stream().filter(what -> what.startsWith("send")))
        .hasSize(50)
        .isEqualTo(batch.stream().map(incoming -> "send " + incoming.id()).toList());
  }

  @Test
  void dialogs_are_handled_side_by_side() throws Exception {
    CountDownLatch together = new CountDownLatch(2);
    dispatcher(
            turn -> {
              together.countDown();
              turn.say(String.valueOf(together.await(10, TimeUnit.SECONDS)));
            })
        .handleAll(
            List.of(text(7), new Incoming(8, new Origin(1, 2, 4, 0), new Content.Text("hello"))));
    assertThat(story)
        .filteredOn(what -> what.startsWith("send"))
        .containsExactly("send true", "send true");
  }

  @Test
  void who_is_told_to_stop_leaves_updates_unhandled_and_says_so() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Dispatcher dispatcher =
        dispatcher(
            turn -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
            });
    List<String> end = Collections.synchronizedList(new ArrayList<>());
    Thread poller =
        new Thread(
            () -> {
              try {
                dispatcher.handleAll(List.of(text(7)));
                end.add("handled");
              } catch (InterruptedException e) {
                end.add("interrupted");
              }
            });
    poller.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    poller.interrupt();
    poller.join(10_000);
    assertThat(end).containsExactly("interrupted");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(story).containsExactly("load");
  }

  private final class RecordingEvents implements DialogEvents {
    @Override
    public void ended(Incoming incoming, Outcome outcome) {
      story.add(outcome.name());
    }

    @Override
    public void handlerFailed(Incoming incoming, Exception cause) {
      story.add("failed " + cause.getMessage());
    }

    @Override
    public void storageFailed(Incoming incoming, StorageException cause) {
      story.add("storage " + cause.getMessage());
    }

    @Override
    public void undeliverable(Incoming incoming, UndeliverableException cause) {
      story.add("undeliverable " + cause.getMessage());
    }
  }

  private final class RecordingStorage implements DialogStorage {
    final List<StorageException> failures = new ArrayList<>();
    Runnable beforeReplace = () -> {};

    @Override
    public Dialog load(DialogKey key) {
      story.add("load");
      if (!failures.isEmpty()) {
        throw failures.remove(0);
      }
      return memory.load(key);
    }

    @Override
    public boolean replace(DialogKey key, Dialog before, Dialog after, Lifetime lifetime) {
      story.add("replace");
      beforeReplace.run();
      return memory.replace(key, before, after, lifetime);
    }

    @Override
    public void answered(DialogKey key, Dialog dialog) {
      story.add("answered");
      memory.answered(key, dialog);
    }

    @Override
    public long countActive() {
      return memory.countActive();
    }

    @Override
    public void forEachActive(Consumer<ActiveDialog> visitor) {
      memory.forEachActive(visitor);
    }

    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public void close() {
      memory.close();
    }
  }
}
