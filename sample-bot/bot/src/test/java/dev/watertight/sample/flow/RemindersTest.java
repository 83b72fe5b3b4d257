package dev.watertight.sample.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.storage.MemoryStorage;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RemindersTest {
  private static final Duration AFTER = Duration.ofMinutes(30);
  private static final Lifetime DAY = new Lifetime(Duration.ofDays(1), Duration.ofDays(1));
  private static final DialogKey KEY = new DialogKey(1, 2, 3, 0);

  private final List<Long> reminded = new ArrayList<>();
  private final MovedClock clock = new MovedClock();
  private final MemoryStorage storage = new MemoryStorage(clock);
  private final Reminders reminders = reminders();

  private Reminders reminders() {
    return reminders(storage);
  }

  private Reminders reminders(DialogStorage from) {
    return new Reminders(
        from,
        (to, answers) -> reminded.add(to.origin().chat()),
        new Reminders.Settings(1, AFTER, DAY, Flows.states(), clock));
  }

  private void store(String state, Lifetime lifetime) {
    store(KEY, state, lifetime);
  }

  private void store(DialogKey key, String state, Lifetime lifetime) {
    Dialog before = storage.load(key);
    Dialog after = before.next(Optional.of(state), Map.of("equipment", "Drill"), clock.instant());
    assertThat(storage.replace(key, before, after, lifetime)).isTrue();
  }

  @Test
  void who_has_left_a_step_is_reminded_once() throws Exception {
    store("photo:photo", DAY);
    clock.now = clock.now.plus(AFTER).minusSeconds(1);
    reminders.remindAll();
    assertThat(reminded).isEmpty();
    clock.now = clock.now.plusSeconds(1);
    reminders.remindAll();
    reminders.remindAll();
    assertThat(reminded).containsExactly(2L);
    store("photo:caption", DAY);
    clock.now = clock.now.plus(AFTER);
    reminders.remindAll();
    assertThat(reminded).containsExactly(2L, 2L);
  }

  @Test
  void a_reminder_does_not_prolong_a_dialog() throws Exception {
    Duration hour = Duration.ofHours(1);
    store("order:phone", new Lifetime(hour, hour));
    clock.now = clock.now.plus(AFTER);
    reminders.remindAll();
    assertThat(reminded).hasSize(1);
    clock.now = clock.now.plus(AFTER).minusSeconds(1);
    assertThat(storage.load(KEY).data()).isNotEmpty();
    clock.now = clock.now.plusSeconds(1);
    assertThat(storage.load(KEY).state()).isEmpty();
    assertThat(storage.load(KEY).data()).isEmpty();
  }

  @Test
  void of_two_instances_one_reminds() throws Exception {
    store("photo:photo", DAY);
    clock.now = clock.now.plus(AFTER);
    Dialog seenByBoth = storage.load(KEY);
    reminders.remindAll();
    assertThat(storage.replace(KEY, seenByBoth, seenByBoth.whenReminded(), DAY)).isFalse();
    reminders().remindAll();
    assertThat(reminded).hasSize(1);
  }

  @Test
  void nobody_is_reminded_of_a_step_that_this_release_does_not_know() throws Exception {
    store("order:colour", DAY);
    clock.now = clock.now.plus(AFTER);
    reminders.remindAll();
    assertThat(reminded).isEmpty();
  }

  @Test
  void users_of_another_bot_in_the_same_storage_are_its_own() throws Exception {
    DialogKey others = new DialogKey(2, 2, 3, 0);
    store(others, "photo:photo", DAY);
    clock.now = clock.now.plus(AFTER);
    reminders.remindAll();
    assertThat(reminded).isEmpty();
    assertThat(storage.load(others).reminded()).isFalse();
  }

  @Test
  void one_whose_data_cannot_be_read_holds_up_no_other() throws Exception {
    DialogKey foreign = new DialogKey(1, 9, 9, 0);
    store(foreign, "photo:photo", DAY);
    store("photo:photo", DAY);
    clock.now = clock.now.plus(AFTER);
    DialogStorage unreadable =
        (DialogStorage)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DialogStorage.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("load") && arguments[0].equals(foreign)) {
                    throw new ForeignDataException("9", "no JSON");
                  }
                  return method.invoke(storage, arguments);
                });
    reminders(unreadable).remindAll();
    assertThat(reminded).containsExactly(2L);
  }

  private static final class MovedClock extends Clock {
    private Instant now = Instant.EPOCH.plusSeconds(1_000_000);

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
