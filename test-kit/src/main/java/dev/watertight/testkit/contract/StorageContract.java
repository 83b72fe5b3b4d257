package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.AppendFsync;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What is written is read, by whom it belongs to and nobody else, also after a restart. Rules STO;
 * see {@code docs/kit/contracts/StorageContract.md}.
 */
public abstract class StorageContract extends StorageRules {
  private static final StoredDialog PHONE = StoredDialog.in("order:phone");
  private static final StoredDialog CONFIRM = StoredDialog.in("order:confirm");

  @Test
  void sto1_what_is_written_is_read() throws Exception {
    holds(
        probe -> {
          StorageUnderTest storage = probe.open();
          storage.write(probe.user(101), PHONE);
          assertThat(storage.read(probe.user(101)))
              .as("what was written a moment ago; without it the bot forgets each user at once")
              .isEqualTo(PHONE);
        });
  }

  @Test
  void sto2_what_was_never_written_is_nothing() throws Exception {
    holds(
        probe ->
            assertThat(probe.open().read(probe.user(101)))
                .as(
                    "a user who never wrote; else newcomers are in a dialog that they did not begin")
                .isEqualTo(StoredDialog.NONE));
  }

  @Test
  void sto3_users_are_apart() throws Exception {
    holds(
        probe -> {
          StorageUnderTest storage = probe.open();
          storage.write(probe.user(101), PHONE);
          storage.write(probe.user(1), CONFIRM);
          assertThat(storage.read(probe.user(10)))
              .as("a third user; else one user is in the dialog of another")
              .isEqualTo(StoredDialog.NONE);
          storage.clear(probe.user(1));
          assertThat(storage.read(probe.user(101)))
              .as("a user while another was cleared; else one user ends the dialog of another")
              .isEqualTo(PHONE);
        });
  }

  @Test
  void sto4_chats_are_apart() throws Exception {
    holds(
        Capability.CHATS,
        probe -> {
          StorageUnderTest storage = probe.open();
          Conversation alone = probe.user(101);
          Conversation group = new Conversation(-1_000_000_000_101L, alone.user());
          Conversation member = new Conversation(group.chat(), alone.user() + 1);
          storage.write(alone, PHONE);
          storage.write(group, CONFIRM);
          assertThat(storage.read(alone))
              .as("the private chat after the user wrote in a group; else chats disturb each other")
              .isEqualTo(PHONE);
          assertThat(storage.read(group)).as("the same user in a group").isEqualTo(CONFIRM);
          assertThat(storage.read(member))
              .as("another member of the group")
              .isEqualTo(StoredDialog.NONE);
        },
        probe -> {
          StorageUnderTest storage = probe.open();
          Conversation alone = probe.user(101);
          storage.write(alone, PHONE);
          if (!storage
              .read(new Conversation(-1_000_000_000_101L, alone.user()))
              .state()
              .equals(PHONE.state())) {
            throw promiseIt(Capability.CHATS, "what was written in one chat is not in another");
          }
        });
  }

  @Test
  void sto5_data_is_kept_beside_the_state() throws Exception {
    StoredDialog dialog = PHONE.with("equipment", "drill").with("days", "3");
    holds(
        Capability.DATA,
        probe -> {
          StorageUnderTest storage = probe.open();
          storage.write(probe.user(101), dialog);
          assertThat(storage.read(probe.user(101)))
              .as("state and data; else users are asked again for what they have told")
              .isEqualTo(dialog);
        },
        probe -> {
          StorageUnderTest storage = probe.open();
          storage.write(probe.user(101), dialog);
          StoredDialog read = storage.read(probe.user(101));
          assertThat(read.state())
              .as("the state of a dialog that has data, which is denied")
              .isEqualTo(dialog.state());
          if (!read.data().isEmpty()) {
            throw promiseIt(Capability.DATA, "data was kept");
          }
        });
  }

  @Test
  void sto6_any_text_comes_back_as_it_was() throws Exception {
    holds(
        probe -> {
          StorageUnderTest storage = probe.open();
          for (String text : HardTexts.ALL) {
            StoredDialog dialog =
                promises(Capability.DATA) ? PHONE.with("answer", text) : HardTexts.state(text);
            storage.write(probe.user(101), dialog);
            assertThat(storage.read(probe.user(101)))
                .as(
                    "what the user told, of %d characters; else an address or a name comes back broken, or the user cannot go on",
                    text.length())
                .isEqualTo(dialog);
          }
        });
  }

  @Test
  void sto7_a_write_replaces_the_whole() throws Exception {
    holds(
        probe -> {
          StorageUnderTest storage = probe.open();
          boolean data = promises(Capability.DATA);
          storage.write(probe.user(101), data ? PHONE.with("phone", "1").with("days", "3") : PHONE);
          StoredDialog second = data ? CONFIRM.with("phone", "2") : CONFIRM;
          storage.write(probe.user(101), second);
          assertThat(storage.read(probe.user(101)))
              .as("the second write alone; else answers of an old order are part of the new one")
              .isEqualTo(second);
          if (data) {
            storage.write(probe.user(101), CONFIRM);
            assertThat(storage.read(probe.user(101)))
                .as("a dialog that was written without data")
                .isEqualTo(CONFIRM);
          }
        });
  }

  @Test
  void sto8_what_is_cleared_is_gone() throws Exception {
    holds(
        probe -> {
          StorageUnderTest storage = probe.open();
          storage.write(probe.user(101), PHONE);
          storage.clear(probe.user(101));
          assertThat(storage.read(probe.user(101)))
              .as("a dialog that was cleared; else /cancel does not let the user out")
              .isEqualTo(StoredDialog.NONE);
          storage.clear(probe.user(101));
          storage.clear(probe.user(102));
          assertThat(storage.read(probe.user(102)))
              .as("a dialog that was cleared and never there")
              .isEqualTo(StoredDialog.NONE);
        });
  }

  @Test
  void sto9_what_is_cleared_leaves_no_key_behind_for_ever() throws Exception {
    holds(
        probe -> {
          StorageUnderTest storage = probe.open();
          String phone = "4930-7781";
          Map<String, RedisKey> before = probe.keys();
          storage.write(
              probe.user(101), promises(Capability.DATA) ? PHONE.with("phone", phone) : PHONE);
          storage.clear(probe.user(101));
          assertThat(
                  probe.keysBeside(before).values().stream()
                      .filter(key -> key.timeToLive().isEmpty())
                      .map(StorageTtlContract::told)
                      .toList())
              .as(
                  "keys of a dialog that stay after it was cleared, and never expire; each user who ever came takes memory for ever")
              .isEmpty();
          assertThat(probe.redis().describeKeys())
              .as("what the user told, in Redis after the dialog was cleared")
              .doesNotContain(phone);
        });
  }

  @Test
  void sto10_a_dialog_begins_anew_after_it_was_cleared() throws Exception {
    holds(
        probe -> {
          StorageUnderTest storage = probe.open();
          storage.write(probe.user(101), PHONE);
          storage.clear(probe.user(101));
          storage.write(probe.user(101), CONFIRM);
          assertThat(storage.read(probe.user(101)))
              .as("a dialog that was begun anew; else who cancelled once can never order again")
              .isEqualTo(CONFIRM);
        });
  }

  @Test
  void sto11_a_dialog_survives_a_restart_of_the_bot() throws Exception {
    holds(
        Capability.SURVIVES_RESTART,
        probe -> {
          writeAndClose(probe);
          assertThat(probe.open().read(probe.user(101)))
              .as(
                  "a dialog that was written before the storage was closed and opened again; else each deployment throws all users out of their dialogs")
              .isEqualTo(PHONE);
        },
        probe -> {
          writeAndClose(probe);
          if (!probe.open().read(probe.user(101)).equals(StoredDialog.NONE)) {
            throw promiseIt(
                Capability.SURVIVES_RESTART, "what was written before a restart is there");
          }
        });
  }

  private static void writeAndClose(StorageProbe probe) throws Exception {
    StorageUnderTest first = probe.open();
    first.write(probe.user(101), PHONE);
    first.close();
  }

  @Test
  void sto12_two_instances_share_dialogs() throws Exception {
    holds(
        Capability.SHARED,
        probe -> {
          StorageUnderTest first = probe.open();
          StorageUnderTest second = probe.open();
          // What is not there may be remembered too.
          second.read(probe.user(101));
          for (StoredDialog dialog : new StoredDialog[] {PHONE, CONFIRM, StoredDialog.NONE}) {
            first.write(probe.user(101), dialog);
            assertThat(second.read(probe.user(101)))
                .as(
                    "what the other instance wrote; else a user whose next message meets the other one is in another step")
                .isEqualTo(dialog);
          }
        },
        probe -> {
          StorageUnderTest first = probe.open();
          first.write(probe.user(101), PHONE);
          if (Second.of(probe).read(probe.user(101)).equals(PHONE)) {
            throw promiseIt(Capability.SHARED, "a second instance sees what the first one wrote");
          }
        });
  }

  @Test
  void sto13_what_was_acknowledged_survives_a_kill_of_the_server() throws Exception {
    holdsWith(Capability.SURVIVES_RESTART, ServerKill::nothingIsLost);
  }

  @Test
  void sto14_the_loss_window_of_a_kill_is_told() throws Exception {
    demand(Capability.SURVIVES_RESTART);
    holds(
        usual().with(Redis.settings().appendOnly(AppendFsync.EVERYSEC)),
        probe -> ServerKill.windowIsTold(probe, subject()));
  }

  @Test
  void sto15_active_dialogs_are_counted() throws Exception {
    holds(
        Capability.COUNTS,
        probe -> {
          StorageUnderTest storage = probe.open();
          long before = storage.countActive();
          for (int i = 0; i < 25; i++) {
            storage.write(probe.user(200 + i), PHONE);
          }
          storage.clear(probe.user(200));
          if (promises(Capability.DATA)) {
            storage.write(
                probe.user(201), new StoredDialog(Optional.empty(), Map.of("language", "en")));
          }
          assertThat(storage.countActive() - before)
              .as(
                  "dialogs that have a state, of 25 of which one was cleared%s; else the metric tells of users who are not there",
                  promises(Capability.DATA) ? " and one keeps data without a state" : "")
              .isEqualTo(promises(Capability.DATA) ? 23 : 24);
        },
        probe -> {
          Recorded storage = probe.open();
          refused(Capability.COUNTS, "countActive()", storage::countActive);
        });
  }

  @Test
  void sto16_round_trips_do_not_grow_with_dialogs() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          RoundTrips few = RoundTrips.with(10, storage, probe);
          RoundTrips many = RoundTrips.with(200, storage, probe);
          assertThat(many.eachTime())
              .as(
                  "commands that Redis ran for one write, read and clear with %d dialogs, %s, where it was %.1f with %d; else the bot gets slower with each user",
                  many.dialogs(), many.commands(), few.eachTime(), few.dialogs())
              .isLessThanOrEqualTo(few.eachTime() + 2);
          assertThat(many.eachTime())
              .as("commands for one write, read and clear: %s", many.commands())
              .isLessThanOrEqualTo(RoundTrips.MOST);
        });
  }

  @Test
  void sto17_no_command_stops_the_server() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          RoundTrips.with(10, storage, probe);
          if (promises(Capability.ATOMIC_PUT)) {
            storage.write(probe.user(101), PHONE);
            storage.put(probe.user(101), "phone", "1");
          }
          if (promises(Capability.COUNTS)) {
            storage.countActive();
          }
          storage.close();
          assertThat(probe.redis().commands().keySet())
              .as(
                  "commands that Redis ran; KEYS stops all clients until it has seen each key, and FLUSHDB deletes what others keep there. Use SCAN, and delete by name")
              .doesNotContain("KEYS", "FLUSHDB", "FLUSHALL");
        });
  }
}
