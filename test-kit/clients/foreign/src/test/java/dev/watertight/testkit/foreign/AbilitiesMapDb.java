package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.StoredDialog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.telegram.telegrambots.abilitybots.api.db.DBContext;
import org.telegram.telegrambots.abilitybots.api.db.MapDBContext;

/** The MapDB of an AbilityBot, used as its documentation does: maps by name, and a commit. */
final class AbilitiesMapDb implements StorageUnderTest {
  private final DBContext db;

  AbilitiesMapDb(Path folder) {
    this.db = MapDBContext.onlineInstance(folder.resolve("bot.db").toString());
  }

  private Map<String, StoredState> dialogs() {
    return db.getMap("DIALOGS");
  }

  @Override
  public void write(Conversation conversation, StoredDialog dialog) {
    dialogs().put(conversation.toString(), StoredState.of(dialog));
    db.commit();
  }

  @Override
  public StoredDialog read(Conversation conversation) {
    return Optional.ofNullable(dialogs().get(conversation.toString()))
        .map(StoredState::dialog)
        .orElse(StoredDialog.NONE);
  }

  @Override
  public void clear(Conversation conversation) {
    dialogs().remove(conversation.toString());
    db.commit();
  }

  @Override
  public void close() throws IOException {
    db.close();
  }
}
