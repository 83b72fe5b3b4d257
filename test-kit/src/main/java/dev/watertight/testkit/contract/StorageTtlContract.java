package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.RedisKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Dialogs end by themselves, on time, and what has ended harms nobody. No rule waits for the time
 * to pass: it reads what is left, or lets it run out. Rules TTL; see {@code
 * docs/kit/contracts/StorageTtlContract.md}.
 */
public abstract class StorageTtlContract extends StorageRules {
  private static final Duration SHORT = Duration.ofSeconds(30);

  @Test
  void ttl1_every_key_that_a_write_adds_expires() throws Exception {
    holds(
        Capability.EXPIRES,
        probe -> {
          StorageUnderTest storage = probe.open();
          probe.redis();
          Expiry expiry = new Expiry(probe, storage);
          Map<String, RedisKey> added = expiry.written(dialog());
          Duration longest = storage.longestLifetime();
          assertThat(added).as("keys that the write of a dialog added to Redis").isNotEmpty();
          assertThat(
                  added.values().stream()
                      .filter(key -> !endsWithin(key, longest))
                      .map(StorageTtlContract::told)
                      .toList())
              .as(
                  "keys that do not end within %s, which the adapter declares at most. Without an expiry, dialogs that users abandon stay for ever, and Redis runs full",
                  longest)
              .isEmpty();
        },
        probe -> {
          Recorded storage = probe.open();
          if (probe.surroundings().redisInUse().isEmpty()) {
            refused(Capability.EXPIRES, "expire(..)", () -> storage.expire(probe.user(101)));
            return;
          }
          Map<String, RedisKey> added = new Expiry(probe, storage).written(dialog());
          if (added.values().stream().allMatch(key -> key.timeToLive().isPresent())) {
            throw promiseIt(Capability.EXPIRES, "each key that a write added has an expiry");
          }
        });
  }

  @Test
  void ttl2_state_and_data_live_as_long_as_declared() throws Exception {
    holdsWith(
        Capability.EXPIRES,
        probe -> {
          StorageUnderTest storage = probe.open();
          Expiry.Keys keys = new Expiry(probe, storage).found(dialog());
          keys.demandLife("state", keys.state(), storage.stateLifetime());
          if (promises(Capability.DATA)) {
            keys.demandLife("data", keys.data(), storage.dataLifetime());
          }
        });
  }

  @Test
  void ttl3_a_write_renews_the_time() throws Exception {
    holdsWith(
        Capability.EXPIRES,
        probe -> {
          StorageUnderTest storage = probe.open();
          Expiry expiry = new Expiry(probe, storage);
          Map<String, RedisKey> added = expiry.written(dialog());
          added.keySet().forEach(key -> probe.redis().expire(key, SHORT));
          probe.evidence().add("each key has 30 s left");
          storage.write(probe.user(101), dialog());
          assertThat(
                  expiry.added().values().stream()
                      .filter(key -> endsWithin(key, shorterThan(storage)))
                      .map(StorageTtlContract::told)
                      .toList())
              .as(
                  "keys whose time was not begun anew by another write, where 30 s were left before; a user is thrown out in the middle of a long dialog")
              .isEmpty();
        });
  }

  /** One that stays for ever is what the first rule is about. */
  private static boolean endsWithin(RedisKey key, Duration longest) {
    return key.timeToLive()
        .map(left -> !left.isNegative() && left.compareTo(longest) <= 0)
        .orElse(false);
  }

  static String told(RedisKey key) {
    return key.timeToLive()
        .map(left -> key.name() + " expires in " + left.toMillis() + " ms")
        .orElse(key.name() + " never expires");
  }

  private static Duration shorterThan(StorageUnderTest storage) {
    Duration life = storage.stateLifetime();
    return life.compareTo(SHORT) > 0 ? SHORT : life.dividedBy(2);
  }

  @Test
  void ttl4_what_has_expired_is_gone() throws Exception {
    holdsWith(
        Capability.EXPIRES,
        probe -> {
          StorageUnderTest storage = probe.open();
          Expiry expiry = new Expiry(probe, storage);
          expiry.written(dialog());
          expiry.over();
          assertThat(storage.read(probe.user(101)))
              .as("a dialog whose time is over; else users come back after days into a half order")
              .isEqualTo(StoredDialog.NONE);
        });
  }

  @Test
  void ttl5_a_key_that_expires_alone_breaks_nothing() throws Exception {
    holdsWith(
        Capability.EXPIRES,
        probe -> {
          StorageUnderTest storage = probe.open();
          Expiry expiry = new Expiry(probe, storage);
          StoredDialog dialog = dialog();
          probe.redis();
          for (String key : expiry.written(dialog).keySet()) {
            expiry.written(dialog);
            probe.redis().expire(key, Duration.ZERO);
            probe.evidence().add(key + " expires, alone");
            demandPart(storage, probe.user(101), dialog, "after its key " + key + " expired");
          }
        });
  }

  /** Each key may go at another moment, and what is left has to be read. */
  static void demandPart(
      StorageUnderTest storage, Conversation user, StoredDialog dialog, String when)
      throws Exception {
    StoredDialog read;
    try {
      read = storage.read(user);
    } catch (Exception e) {
      throw new AssertionError(
          "read threw %s %s; the bot cannot answer this user any more, whatever is sent"
              .formatted(e, when),
          e);
    }
    assertThat(read.state().isEmpty() || read.state().equals(dialog.state()))
        .as("a dialog %s is without a state or in the one that was written, and not %s", when, read)
        .isTrue();
    assertThat(dialog.data())
        .as("what was written, of which only a part may be read %s", when)
        .containsAllEntriesOf(read.data());
  }

  @Test
  void ttl6_a_dialog_begins_anew_after_it_expired() throws Exception {
    holdsWith(
        Capability.EXPIRES,
        probe -> {
          StorageUnderTest storage = probe.open();
          Expiry expiry = new Expiry(probe, storage);
          expiry.written(dialog());
          expiry.over();
          StoredDialog second = StoredDialog.in("order:confirm");
          storage.write(probe.user(101), second);
          assertThat(storage.read(probe.user(101)))
              .as("a dialog that was begun after one had expired, alone")
              .isEqualTo(second);
        });
  }

  @Test
  void ttl7_what_has_expired_is_not_counted() throws Exception {
    demand(Capability.EXPIRES);
    holdsWith(
        Capability.COUNTS,
        probe -> {
          StorageUnderTest storage = probe.open();
          long before = storage.countActive();
          Expiry expiry = new Expiry(probe, storage);
          expiry.written(dialog());
          expiry.over();
          assertThat(storage.countActive())
              .as("active dialogs after the only one expired; else the count grows for ever")
              .isEqualTo(before);
        });
  }

  private StoredDialog dialog() {
    StoredDialog state = StoredDialog.in("order:phone");
    return promises(Capability.DATA) ? state.with("equipment", "drill") : state;
  }
}
