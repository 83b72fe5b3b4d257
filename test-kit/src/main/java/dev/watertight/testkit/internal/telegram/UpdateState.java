package dev.watertight.testkit.internal.telegram;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An update and how far it came; guarded by the monitor. */
public final class UpdateState {
  private final ObjectNode json;
  private final String kind;
  private final @Nullable MessageState message;
  private int deliveries;
  private boolean confirmed;
  private boolean again;

  UpdateState(ObjectNode json, String kind, @Nullable MessageState message) {
    this.json = json;
    this.kind = kind;
    this.message = message;
  }

  public long id() {
    return Json.number(json, "update_id");
  }

  /** The update as the Bot API shows it. */
  public ObjectNode json() {
    return json;
  }

  String kind() {
    return kind;
  }

  /** The message that it tells of; null if it tells of none that was sent now. */
  public @Nullable MessageState message() {
    return message;
  }

  /** How often it was handed to a bot. */
  public int deliveries() {
    return deliveries;
  }

  /** Whether a bot said that it has it. */
  public boolean isConfirmed() {
    return confirmed;
  }

  boolean isAgain() {
    return again;
  }

  void delivered() {
    deliveries++;
    again = false;
  }

  void confirm() {
    confirmed = true;
  }

  void again() {
    confirmed = false;
    again = true;
  }
}
