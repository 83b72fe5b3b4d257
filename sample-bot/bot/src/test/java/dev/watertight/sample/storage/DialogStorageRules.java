package dev.watertight.sample.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.sample.dialog.ActiveDialog;
import dev.watertight.sample.dialog.Answer;
import dev.watertight.sample.dialog.Button;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for each storage. */
@Timeout(60)
abstract class DialogStorageRules {
  static final DialogKey KEY = new DialogKey(1, -100, 7, 0);
  static final Lifetime LIFETIME = new Lifetime(Duration.ofMinutes(10), Duration.ofHours(1));
  static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123456789Z");

  private final List<DialogStorage> opened = new ArrayList<>();

  /** Opens one more on the same dialogs. */
  abstract DialogStorage open();

  final <T extends DialogStorage> T opened(T storage) {
    opened.add(storage);
    return storage;
  }

  @AfterEach
  final void closeAll() {
    opened.forEach(DialogStorage::close);
  }

  static Dialog asking(Dialog before, String state, Map<String, String> data) {
    return before.next(Optional.of(state), data, NOW);
  }

  static Receipt receipt(long update) {
    Answer answer =
        new Answer("Your phone? \"\u00e4\u20ac\ud83d\ude00\"\n", List.of(new Button("No", "no")));
    return new Receipt(update, List.of(answer), false);
  }

  /** The first version of a dialog, written. */
  static Dialog begin(DialogStorage storage, DialogKey key, String state) {
    Dialog first =
        asking(Dialog.NONE, state, Map.of("who", key.toString())).withReceipt(receipt(5));
    assertThat(storage.replace(key, Dialog.NONE, first, LIFETIME)).isTrue();
    return first;
  }

  /** The next version of a dialog, written. */
  static Dialog goOn(DialogStorage storage, DialogKey key, String state) {
    Dialog before = storage.load(key);
    Dialog after = asking(before, state, before.data()).withReceipt(receipt(before.version() + 5));
    assertThat(storage.replace(key, before, after, LIFETIME)).isTrue();
    return after;
  }

  /** Waits until something holds, and fails if it never does. */
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("what was waited for").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void nothing_is_kept_of_who_never_came() {
    assertThat(open().load(KEY)).isEqualTo(Dialog.NONE);
  }

  @Test
  void what_is_written_is_read_by_another_user_of_the_storage() {
    DialogStorage storage = open();
    Dialog written = begin(storage, KEY, "order:phone");
    assertThat(storage.load(KEY)).isEqualTo(written);
    Dialog next = written.next(Optional.empty(), Map.of(), NOW.plusSeconds(1));
    assertThat(storage.replace(KEY, written, next, LIFETIME)).isTrue();
    assertThat(storage.load(KEY)).isEqualTo(next);
    Dialog reminded = next.whenReminded();
    assertThat(storage.replace(KEY, next, reminded, LIFETIME)).isTrue();
    assertThat(storage.load(KEY)).isEqualTo(reminded);
  }

  @Test
  void any_text_can_be_told() {
    DialogStorage storage = open();
    Dialog odd =
        asking(Dialog.NONE, "a", Map.of("name", "zero \0, half \ud83d, '\"\\", "\u20ac", ""));
    assertThat(storage.replace(KEY, Dialog.NONE, odd, LIFETIME)).isTrue();
    assertThat(storage.load(KEY).data()).containsKeys("name", "\u20ac");
    assertThat(storage.load(KEY).data().get("name")).startsWith("zero ").endsWith(", '\"\\");
  }

  @Test
  void dialogs_of_other_bots_chats_users_and_topics_are_apart() {
    DialogStorage storage = open();
    List<DialogKey> keys =
        List.of(
            KEY,
            new DialogKey(2, -100, 7, 0),
            new DialogKey(1, 100, 7, 0),
            new DialogKey(1, -100, 8, 0),
            new DialogKey(1, -100, 7, 9));
    keys.forEach(key -> begin(storage, key, "order:phone"));
    for (DialogKey key : keys) {
      assertThat(storage.load(key).data()).isEqualTo(Map.of("who", key.toString()));
    }
  }

  @Test
  void a_dialog_that_somebody_has_changed_is_not_written_over() {
    DialogStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    assertThat(storage.replace(KEY, Dialog.NONE, first, LIFETIME)).isFalse();
    Dialog second = asking(first, "b", Map.of());
    assertThat(storage.replace(KEY, first, second, LIFETIME)).isTrue();
    assertThat(storage.replace(KEY, first, asking(first, "c", Map.of()), LIFETIME)).isFalse();
    assertThat(storage.load(KEY)).isEqualTo(second);
  }

  @Test
  void a_dialog_that_is_gone_is_not_gone_on_with() {
    DialogStorage storage = open();
    Dialog third = new Dialog(Optional.of("a"), Map.of(), 3, Optional.empty(), NOW, false);
    assertThat(storage.replace(KEY, third, asking(third, "b", Map.of()), LIFETIME)).isFalse();
    assertThat(storage.load(KEY)).isEqualTo(Dialog.NONE);
  }

  @Test
  void eight_threads_lose_no_update() throws Exception {
    DialogStorage storage = open();
    int threads = 8;
    int each = 25;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        String name = "thread " + i;
        running.add(
            executor.submit(
                () -> {
                  for (int n = 0; n < each; n++) {
                    addOne(storage, name);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get(50, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
    }
    Dialog last = storage.load(KEY);
    assertThat(last.version()).isEqualTo((long) threads * each);
    assertThat(last.data()).hasSize(threads);
    assertThat(last.data().values()).containsOnly(Integer.toString(each));
  }

  private static void addOne(DialogStorage storage, String name) {
    Dialog before;
    Dialog after;
    do {
      before = storage.load(KEY);
      Map<String, String> data = new HashMap<>(before.data());
      data.merge(name, "1", (old, one) -> Integer.toString(Integer.parseInt(old) + 1));
      after = asking(before, "counting", data);
    } while (!storage.replace(KEY, before, after, LIFETIME));
  }

  @Test
  void that_the_user_has_the_answers_is_noted() {
    DialogStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    storage.answered(KEY, first);
    assertThat(storage.load(KEY)).isEqualTo(first.withReceipt(receipt(5).whenAnswered()));
  }

  @Test
  void that_the_user_has_the_answers_of_an_older_version_changes_nothing() {
    DialogStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    Dialog second = goOn(storage, KEY, "b");
    storage.answered(KEY, first);
    assertThat(storage.load(KEY)).isEqualTo(second);
  }

  @Test
  void that_a_user_who_never_came_has_the_answers_changes_nothing() {
    DialogStorage storage = open();
    storage.answered(KEY, Dialog.NONE);
    storage.answered(KEY, asking(Dialog.NONE, "a", Map.of()).withReceipt(receipt(1)));
    assertThat(storage.load(KEY)).isEqualTo(Dialog.NONE);
  }

  @Test
  void dialogs_with_a_state_are_counted_and_visited() {
    DialogStorage storage = open();
    List<ActiveDialog> expected = new ArrayList<>();
    for (int user = 0; user < 503; user++) {
      DialogKey key = new DialogKey(1, user, user, 0);
      begin(storage, key, "order:" + user);
      expected.add(
          new ActiveDialog(key, "order:" + user, NOW.truncatedTo(ChronoUnit.MILLIS), false));
    }
    Dialog over = storage.load(new DialogKey(1, 3, 3, 0));
    storage.replace(
        new DialogKey(1, 3, 3, 0), over, over.next(Optional.empty(), Map.of(), NOW), LIFETIME);
    expected.remove(3);
    assertThat(storage.countActive()).isEqualTo(502);
    List<ActiveDialog> visited = new ArrayList<>();
    storage.forEachActive(visited::add);
    assertThat(visited).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void what_is_closed_is_used_no_more() {
    DialogStorage storage = open();
    assertThat(storage.isConnected()).isTrue();
    storage.close();
    List<ThrowingCallable> calls =
        List.of(
            () -> storage.load(KEY),
            () -> storage.replace(KEY, Dialog.NONE, asking(Dialog.NONE, "a", Map.of()), LIFETIME),
            () -> storage.answered(KEY, asking(Dialog.NONE, "a", Map.of()).withReceipt(receipt(1))),
            storage::countActive,
            () -> storage.forEachActive(dialog -> {}));
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
    assertThat(storage.isConnected()).isFalse();
    assertThatCode(storage::close).doesNotThrowAnyException();
  }
}
