package dev.watertight.sample.dialog;

/** What a user has sent. */
public sealed interface Content {
  /** Text that is no command. */
  record Text(String text) implements Content {}

  /**
   * A command such as {@code /order}.
   *
   * @param name in lower case, without the slash and the name of the bot
   * @param arguments what follows it; empty if nothing does
   */
  record Command(String name, String arguments) implements Content {}

  /**
   * A photo; its bytes stay where they are.
   *
   * @param fileId by which Telegram gives its largest size
   * @param caption empty if there is none
   */
  record Photo(String fileId, String caption) implements Content {}

  /** A shared contact. */
  record Contact(String phone) implements Content {}

  /**
   * A press of a button below a message.
   *
   * @param id by which the press is confirmed
   * @param data what the button carries
   */
  record Press(String id, String data) implements Content {}

  /** Anything else: stickers, voices, what Telegram will invent. */
  record Other() implements Content {}
}
