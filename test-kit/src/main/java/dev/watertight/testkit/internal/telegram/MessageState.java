package dev.watertight.testkit.internal.telegram;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A message with all that it ever was; guarded by the monitor. */
public final class MessageState {
  private final boolean fromBot;
  private final List<ObjectNode> versions = new ArrayList<>();
  private boolean deleted;
  private boolean read;

  MessageState(boolean fromBot, ObjectNode json) {
    this.fromBot = fromBot;
    versions.add(json);
  }

  boolean isFromBot() {
    return fromBot;
  }

  /** Its identifier in the chat. */
  public int id() {
    return (int) Json.number(json(), "message_id");
  }

  /** The topic that it is in; 0 for none. */
  public int thread() {
    return (int) Json.number(json(), "message_thread_id");
  }

  /** The message as the Bot API shows it now. */
  public ObjectNode json() {
    return versions.get(versions.size() - 1);
  }

  /** The message as it was sent, and as it was after each edit. */
  public List<ObjectNode> versions() {
    return versions;
  }

  public boolean isDeleted() {
    return deleted;
  }

  boolean isRead() {
    return read;
  }

  public void markRead() {
    read = true;
  }

  void edit(ObjectNode edited) {
    versions.add(edited);
  }

  void delete() {
    deleted = true;
  }
}
