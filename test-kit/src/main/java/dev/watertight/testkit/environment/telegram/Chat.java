package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.telegram.Buttons;
import dev.watertight.testkit.internal.telegram.ChatState;
import dev.watertight.testkit.internal.telegram.MessageState;
import dev.watertight.testkit.internal.telegram.Queries;
import dev.watertight.testkit.internal.telegram.UpdateState;
import dev.watertight.testkit.internal.telegram.UserActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A chat as one user has it before the eyes: what the user does, and what the bot is expected to
 * say.
 *
 * <p>Expectations are read in the order of the messages, each message once, and wait up to the
 * fake's patience. A message matches as it was sent or as an edit left it since, so a bot that
 * edits at once is no faster than the test. All methods may be called from any thread.
 */
public final class Chat {
  private final Waiting waiting;
  private final ChatState state;
  private final Inbox inbox;
  private final UserActions user;
  private final Buttons buttons;
  private final List<UpdateState> sent = new ArrayList<>();
  private @Nullable SentUpdate lastPress;
  private @Nullable SentUpdate lastSent;

  Chat(Waiting waiting, ChatState state, String reader, UserActions user, int thread) {
    this.waiting = waiting;
    this.state = state;
    this.user = user;
    this.inbox = new Inbox(waiting, state, thread, reader);
    this.buttons = new Buttons(waiting.telegram(), state, user, thread);
  }

  /** The chat_id that the bot knows. */
  public long id() {
    return state.id();
  }

  /** What the user did here last; empty before that. */
  public Optional<SentUpdate> lastSent() {
    return waiting.telegram().monitor().locked(() -> Optional.ofNullable(lastSent));
  }

  /** Writes a text; commands in it are marked as Telegram marks them. */
  public SentUpdate says(String text) {
    return sends(() -> user.says(text, null));
  }

  /** Writes a text as a reply. */
  public SentUpdate repliesTo(BotMessage message, String text) {
    return sends(() -> user.says(text, message.state()));
  }

  /** Changes the text of a message that the user sent. */
  public SentUpdate edits(SentUpdate message, String text) {
    MessageState original = message.message();
    if (original == null) {
      throw new EnvironmentException(
          "edits: update " + message.updateId() + " sent no message that could be edited");
    }
    return sends(() -> user.edits(original, text));
  }

  /** Sends a photo without a caption. */
  public SentUpdate sendsPhoto(byte[] content) {
    return sendsPhoto(content, "");
  }

  /**
   * Sends a photo. The bot gets it in two sizes, the small one first as from Telegram; what that
   * downloads is half of the content.
   */
  public SentUpdate sendsPhoto(byte[] content, String caption) {
    return sends(() -> user.photo(content, caption));
  }

  /** Sends a file. */
  public SentUpdate sendsDocument(String name, byte[] content) {
    return sends(() -> user.file("document", name, content, ""));
  }

  /** Sends a voice message. */
  public SentUpdate sendsVoice(byte[] content) {
    return sends(() -> user.file("voice", "voice.ogg", content, ""));
  }

  /** Sends somebody's contact. */
  public SentUpdate sendsContact(String phone, String firstName) {
    return sends(() -> user.contact(phone, firstName));
  }

  /** Sends the user's own contact. */
  public SentUpdate sendsOwnContact() {
    return sends(user::ownContact);
  }

  /** Sends a place, in degrees. */
  public SentUpdate sendsLocation(double latitude, double longitude) {
    return sends(() -> user.location(latitude, longitude));
  }

  /** Stops the bot: from now on it may not write here, and is told so by 403. */
  public SentUpdate blocksBot() {
    return sends(() -> user.blocks(true));
  }

  /** Starts the bot again. */
  public SentUpdate unblocksBot() {
    return sends(() -> user.blocks(false));
  }

  /**
   * Presses the newest button of this label: below a message, or below the text field, where it
   * says the label or sends the own contact. There has to be one: expect the message with it first.
   */
  public SentUpdate presses(String label) {
    return press(() -> buttons.press(label));
  }

  /** Presses a button below one message. */
  public SentUpdate presses(BotMessage message, String label) {
    return press(() -> buttons.press(message.state(), label));
  }

  /** The next message of the bot has this text or caption. */
  public BotMessage expects(String text) {
    return inbox.next(quoted(text), message -> message.text().equals(text));
  }

  /** Reads what the bot has said so far and no expectation has read, without waiting for more. */
  public List<BotMessage> unread() {
    return inbox.unread();
  }

  /** The text or caption of the next message contains this. */
  public BotMessage expectsContaining(String part) {
    return inbox.next("... " + part + " ...", message -> message.text().contains(part));
  }

  /**
   * The next message of the bot is as wanted.
   *
   * @param wanted what that is, for the failure
   */
  public BotMessage expectsMatching(String wanted, Predicate<BotMessage> matches) {
    return inbox.next(wanted, matches);
  }

  /** Passes over other messages until one has this text or caption. */
  public BotMessage awaits(String text) {
    return inbox.eventually(quoted(text), message -> message.text().equals(text));
  }

  /** Passes over other messages until one is as wanted. */
  public BotMessage awaitsMatching(String wanted, Predicate<BotMessage> matches) {
    return inbox.eventually(wanted, matches);
  }

  /** The bot edits a message into this text or caption, after any edits that were seen already. */
  public BotMessage expectsEdit(BotMessage message, String text) {
    return inbox.edit(message, quoted(text), edited -> edited.text().equals(text));
  }

  /** The bot deletes a message. */
  public void expectsDeletion(BotMessage message) {
    waiting.until(
        message.state()::isDeleted,
        () -> "Expected the bot to delete message " + message.id() + ": " + message);
  }

  /**
   * The bot answers the last press with this notification. An answer without text is {@code ""}; no
   * answer leaves the user with a button that spins.
   */
  public void expectsNotification(String text) {
    SentUpdate press = waiting.telegram().monitor().locked(() -> lastPress);
    Queries.Query query = press == null ? null : press.query();
    if (query == null) {
      throw new EnvironmentException("expectsNotification: no button was pressed in this chat");
    }
    waiting.until(
        () -> query.answer() != null,
        () -> "Expected the bot to answer the press with " + quoted(text) + ", but it did not");
    String answer = waiting.telegram().monitor().locked(query::answer);
    if (!text.equals(answer)) {
      throw waiting.failure(
          "Expected the bot to answer the press with "
              + quoted(text)
              + ", but it said: "
              + quoted(String.valueOf(answer)));
    }
  }

  /** Waits until a bot got all that was done here. */
  public void awaitDelivered() {
    waiting.until(
        () -> sent.stream().allMatch(update -> update.deliveries() > 0),
        () -> "Expected a bot to get all that was said");
  }

  /** Waits until a bot has confirmed all that was done here. */
  public void awaitConfirmed() {
    waiting.until(
        () -> sent.stream().allMatch(UpdateState::isConfirmed),
        () -> "Expected a bot to confirm all that was said");
  }

  /**
   * The bot has nothing more to say: it confirms all that was sent from here, answers no call any
   * more, and then stays silent for the quiet time of the fake. A bot that thinks for longer in a
   * thread of its own is not seen; let such a bot show that it is done, and expect that.
   */
  public void expectsNothing() {
    waiting.until(
        () -> sent.stream().allMatch(UpdateState::isConfirmed),
        () -> "Expected the bot to take all that was said, and then to say nothing");
    waiting.until(() -> !waiting.telegram().isBusy(), () -> "A call of the bot does not end");
    if (waiting.isTrueWithin(() -> inbox.peek() != null, waiting.quiet())) {
      BotMessage said = inbox.next("nothing", message -> true);
      throw waiting.failure("Expected the bot to say nothing, but it said: " + said);
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private SentUpdate sends(Supplier<UpdateState> action) {
    return waiting
        .telegram()
        .monitor()
        .locked(
            () -> {
              UpdateState update = action.get();
              sent.removeIf(UpdateState::isConfirmed);
              sent.add(update);
              SentUpdate result = new SentUpdate(waiting, update, null);
              lastSent = result;
              return result;
            });
  }

  private SentUpdate press(Supplier<Buttons.Press> action) {
    Buttons.Press press = waiting.telegram().monitor().locked(action);
    UpdateState update = press.update();
    if (update == null) {
      throw waiting.failure("Nothing was pressed: " + press.problem());
    }
    SentUpdate result = new SentUpdate(waiting, update, press.query());
    waiting
        .telegram()
        .monitor()
        .run(
            () -> {
              sent.add(update);
              lastPress = result;
              lastSent = result;
            });
    return result;
  }
}
