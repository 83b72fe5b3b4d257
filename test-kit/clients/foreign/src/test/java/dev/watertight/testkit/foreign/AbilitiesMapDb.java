package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.StoredDialog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.telegram.telegrambots.abilitybots.api.db.DBContext;
import org.telegram.telegrambots.abilitybots.api.db.MapDBContext;

/** The MapDB of an AbilityBot, used as its documentation does: maps by name, and a commit. */
record AbilitiesMapDb(DBContext db) implements StorageUnderTest {
  static AbilitiesMapDb in(Path folder) {
    return new AbilitiesMapDb(MapDBContext.onlineInstance(folder.resolve("bot.db").toString()));
  }

  @Override
  public void write(Conversation of, StoredDialog dialog) {
    Map<String, String> fields = new HashMap<>(dialog.data());
    dialog.state().ifPresent(state -> fields.put(":state", state));
    db.getMap("DIALOGS").put(of.toString(), fields);
    db.commit();
  }

  @Override
  public StoredDialog read(Conversation of) {
    Map<String, Map<String, String>> dialogs = db.getMap("DIALOGS");
    Map<String, String> fields = new HashMap<>(dialogs.getOrDefault(of.toString(), Map.of()));
    return new StoredDialog(Optional.ofNullable(fields.remove(":state")), fields);
  }

  @Override
  public void close() throws IOException {
    db.close();
  }
}
